extension EventLexicon {
  /// Frames of the cooperative types, one a line: CAMEO code, pattern, flags.
  ///
  /// Pattern: the first word is the trigger, in any of its inflections; `a/b` are alternatives;
  /// `*` is up to eight words; `@` is where the target stands (otherwise the first actor after the
  /// trigger). Flags: `:rec` several sources without a target act on one another; `:with` the
  /// target stands after `with` or right behind the trigger; `:both` source and target must be
  /// actors; `:source` the source must be an actor; `:force` it must be soldiers or their arms; `:no` nothing happened. Codes are those of the
  /// CAMEO manual 1.1b3; the wording is our own.
  static let cooperation = """
    030 agree with @ to :rec
    030 agree to :rec
    030 agree on/in/upon/that/by :rec
    0372 agree to * ceasefire/truce :rec
    036 agree to * talk/negotiation/dialogue/meet/negotiate :rec
    030 agree :rec :with :both
    030 announce plan for/to :rec
    030 announce intention to
    030 accept * invitation/formula/offer/plan/proposal
    030 reach * consensus :rec
    030 promise/pledge/vow/undertake to
    030 promise/pledge/offer @ :both
    033 pledge/promise * aid/assistance/million/billion/euro/dollar/weapon/grant/loan
    050 pledge/promise * support for @
    033 offer * support/aid/assistance/help/troop/loan/grant/security/asylum
    035 offer * concession
    036 offer to meet/negotiate/talk
    039 offer to mediate
    030 propose * meeting/talk/negotiation
    030 volunteer to
    030 ready/willing/prepared/due to :plan
    030 seek to deepen/strengthen/expand/improve * partnership/tie/relation/cooperation :rec
    030 reiterate * commitment of * to
    030 plan/intend to :rec :plan
    040 exchange view with @ :rec
    036 plan to meet/visit/host/hold/discuss :rec :plan
    036 schedule/set/due to meet/visit/host/hold/attend/discuss :rec :plan
    030 commit to :both
    030 committed to :both
    030 express/signal/indicate/announce/declare/state/affirm * willingness/readiness/intention/intent/desire/wish to
    030 express/signal/indicate/announce/declare/state * willingness/readiness/intention/intent/desire/wish for
    033 pledge/promise/offer @ * aid/assistance/support/help/million/billion/loan/weapon :both
    033 offer * to send/provide/help/train
    030 approve * plan/proposal/request/bid of/by/from/for @ :both
    039 offer * mediation
    036 invite @ to/for :both
    036 extend/issue/send * invitation to @ :both
    036 accept * invitation from/of/by @ :both
    036 arrange/set/schedule * meeting/talk/visit/summit with @ :rec
    040 confer/consult with @ :rec
    040 discuss * with @ :rec
    040 discuss :rec :both :with
    041 telephone/phone :both :with
    041 call @ to explain/discuss :both
    051 call/phone/telephone @ to congratulate
    050 call/phone/telephone @ to express/convey/voice/assure
    055 call/phone/telephone @ to apologise/apologize
    041 speak/talk with/to @ * by/phone/telephone :both
    041 speak/talk with/to @ :both :rec
    042 visit :both :with
    042 pay * visit to @
    042 make * visit to @
    042 begin/start/conclude/end * visit to @
    042 arrive in/at @ :both
    042 arrive * visit
    042 travel/fly/go to @ :both
    042 attend * meeting/summit/conference/talk/forum in @ :both
    040 attend * meeting/summit/conference/talk/forum :rec :both
    043 host :both :with
    043 receive @ :both
    043 welcome @ on * visit :both
    043 give * welcome to @
    040 meet with @ :rec
    040 meet :rec :with :joint
    046 hold * talk/negotiation/consultation/meeting/dialogue/summit with @ :rec
    046 hold * talk/negotiation/consultation/meeting/dialogue/summit :rec :with
    046 open/resume/start/begin/launch/restart/conduct * talk/negotiation/consultation/dialogue with @ :rec
    046 open/resume/start/begin/launch/restart/conduct * talk/negotiation/consultation/dialogue :rec :with
    046 negotiate with @ :rec
    046 gather for * meeting/talk/summit :rec
    046 sit down with @ :rec :both
    042 tour @ :both
    042 leave for @ * visit/talk
    043 greet/host @ :both
    043 roll * carpet for @
    040 brief @ on :both
    041 hold * call/conversation with @ :rec
    045 mediate between @
    045 launch/begin/start/lead * mediation * between/in @
    045 launch/begin/start/lead * mediation
    040 hold * meeting/session/round/conversation with @ :rec
    040 exchange view on/about/over :rec
    040 engage with @ :rec :both
    040 come together for * meeting/talk/summit :rec
    041 speak/talk by phone/telephone with @ :rec :both
    041 hold * telephone with @ :rec
    042 pay * visit
    042 stop in @ :both
    042 lead * delegation to @ :both
    042 attend * ceremony/conference/funeral/inauguration in @ :both
    043 hold/host * reception/dinner/banquet for @
    045 mediate
    045 broker/facilitate/mediate * talk/negotiation/deal/agreement/ceasefire/truce/peace between @
    045 offer * good office
    046 resume/reopen/continue/conclude * negotiation/talk/dialogue
    050 express/voice/declare/reaffirm/reiterate/convey/confirm/pledge/promise/announce/extend * support/solidarity for/to/with/of @
    050 express/voice/convey * appreciation/gratitude/thanks
    050 reaffirm/reiterate * commitment to @
    051 praise/applaud/laud/commend/hail/congratulate/thank
    051 welcome * decision/plan/statement/announcement/agreement/deal/visit/move/step/declaration/invitation/policy/call/support/effort/vote/resolution/mediation :source
    051 welcome
    051 endorse/acclaim
    050 side with @ :both
    050 vouch for @ :both
    050 throw * support/weight behind @ :both
    051 pay tribute to @
    050 champion @ :both
    051 decorate/honour/honor @ :both
    052 defend @ against/over/from :both
    052 defend * decision/position/policy/right/involvement
    050 stand with/by/behind @ :both
    050 stand in solidarity with @
    050 back * bid/plan/position/candidacy/membership/integration/proposal/effort/claim/application
    050 back :both :with
    050 support * bid/plan/position/candidacy/membership/integration/proposal/effort/claim/call/right/decision/sovereignty/independence
    050 support :both :with
    053 rally * support for @
    054 recognise/recognize * independence/state/statehood/sovereignty/republic
    054 recognise/recognize @ as * state/country/government
    054 recognise/recognize :both :with
    054 establish/restore/resume/upgrade/normalise/normalize * diplomatic * with @ :rec
    054 establish/restore/resume/upgrade/normalise/normalize * diplomatic * :rec :with
    054 normalise/normalize * tie/relation with @ :rec
    054 open/reopen * embassy/consulate in @ :both
    054 establish * relation/tie with @ :rec
    054 appoint/name * ambassador to @ :both
    055 apologise/apologize to/for @
    055 offer/issue/make * apology to/for @
    056 forgive @
    057 sign * agreement/treaty/declaration/pact/accord/memorandum/deal/convention/protocol/contract/charter/mou/roadmap/document/text/paper/plan/act/communique/instrument with @ :rec
    057 sign * agreement/treaty/declaration/pact/accord/memorandum/deal/convention/protocol/contract/charter/mou/roadmap/document/text/paper/plan/act/communique/instrument :rec :with
    057 put * name/signature to * document/agreement/treaty/declaration/paper/text :rec :with
    057 put pen to paper :rec :with
    057 ink/initial/conclude/finalise/finalize/seal * agreement/treaty/declaration/pact/accord/memorandum/deal/convention/protocol with @ :rec
    057 ink/initial/conclude/finalise/finalize/seal * agreement/treaty/declaration/pact/accord/memorandum/deal/convention/protocol :rec :with
    057 sign with @ :rec
    057 sign :rec :with
    057 ratify/accede * :rec :with
    057 approve * ratification
    057 approve/adopt/pass * protocol/treaty/accession/pact :source
    057 complete * ratification/approval/procedure :source
    057 vote for/on/to * ratification/ratify :source
    057 deposit/hand * instrument of :rec :with
    057 give * consent/approval to @
    057 give * consent :source
    057 reach/strike/clinch * agreement/deal/accord/pact/compromise with @ :rec
    057 reach/strike/clinch * agreement/deal/accord/pact/compromise :rec :with
    057 exchange * instrument/note/ratification :rec :with
    057 enter into force :rec :with
    057 join :both :with
    050 grant * status/membership to @ :both
    050 admit/readmit @ :both
    057 accede to @
    057 agree on/to * text/document/framework/treaty/draft :rec :with
    051 award * medal/order/prize to @ :both
    050 express/convey/offer/extend/send * congratulation/greeting/gratitude/thanks/appreciation to/for/with @
    050 express/voice * confidence/trust/satisfaction/admiration/respect in/with/for @ :both
    050 reaffirm/reiterate/renew/underline/underscore/stress/restate * support/commitment/friendship/solidarity/alliance for/to/with @
    050 campaign/lobby for @ :both
    051 compliment/salute/cheer :both
    051 speak highly of @
    052 come to * defence/defense of @
    052 justify * decision/action/policy/attack
    054 lift/raise * relation/tie * level
    054 exchange * ambassador/envoy with @ :rec
    057 approve/adopt/endorse/pass * treaty/agreement/pact/accord/ratification/protocol with @ :rec
    057 renew/extend * agreement/treaty/pact/ceasefire/truce with @ :rec
    057 renew/extend * agreement/treaty/pact/accord :rec :with
    057 sign on to
    057 come to * agreement/understanding with @ :rec
    060 cooperate/collaborate with @ :rec
    060 cooperate/collaborate * :rec :both
    061 sign * trade :rec :with
    061 increase/boost/expand * trade with @
    062 hold/stage/conduct/begin/start/launch/carry/complete/join * exercise/drill/manoeuvre/maneuver with @ :rec :joint
    062 hold/stage/conduct/begin/start/launch/carry/complete/join * exercise/drill/manoeuvre/maneuver :rec :joint
    062 hold/stage/conduct/begin/start/launch/carry * war game with @ :rec :joint
    062 hold/stage/conduct/begin/start/launch/carry * war game :rec :joint
    062 participate/take * in * exercise/drill/manoeuvre/maneuver/game :rec :joint
    062 exercise/train together :rec :joint
    062 train with @ :both :rec :joint
    062 train * soldier/troop/officer/force/police/pilot/army of/from @ :both
    063 extradite * to @
    063 hand over * suspect/fugitive/prisoner * to @ :both
    064 share * intelligence/evidence/information/data with @ :rec
    064 exchange * intelligence/information with @ :rec
    064 give * information to @ :both
    060 work/partner/team with @ on/to/against/up :rec :both
    060 team up with @ :rec :both
    060 join force with @ :rec :both
    061 buy/purchase/import/order * from @ :both
    061 sell/export * to @ :both
    061 open/resume/restore * trade/flight/link with @
    062 conduct/carry/launch/begin/start/hold * patrol/operation/research/survey with @ :rec :joint
    062 conduct/carry/launch/begin/start/hold * joint/bilateral * patrol/operation/research/survey :rec
    062 fight alongside @ :both
    064 pass/hand * intelligence/information/evidence/data to @ :both
    064 give * intelligence/account/evidence * to @ :both
    070 provide/give/deliver/donate/send/supply/grant/lend/allocate/ship/earmark/offer/transfer * aid/assistance/supply/fund/funding/grant/loan/million/billion/equipment * to/for/in @
    073 provide/give/deliver/donate/send/supply/ship * relief/medicine/food/vaccine/ambulance/blanket/tent/water * to/for/in @
    0711 provide/give/lend/grant/donate/allocate/extend * million/billion/loan/credit/grant * to/for @
    072 provide/give/deliver/donate/send/supply/ship/transfer * weapon/arms/tank/missile/helicopter/ammunition/shell/drone/aircraft/jet/howitzer/artillery/vehicle * to @
    072 provide/give/deliver/donate/send/supply @ with * weapon/arms/tank/missile/ammunition/drone :both
    072 send/deploy/dispatch * troop/soldier/battalion/brigade/squadron * to @ :both
    073 provide/give/deliver/donate/send/supply * aid/assistance/relief/medicine/food/vaccine :source
    070 provide/give * support/help to/for @ :both
    070 provide/supply/furnish @ with :both
    0711 lend/donate @ :both
    0711 lend/donate * million/billion
    073 deliver/distribute/fly/airlift * medicine/food/aid/supply
    073 raise money/fund for @
    070 come to * aid/defence/defense/help/rescue of @
    070 contribute * million/billion/budget/fund * to @
    070 contribute to * budget/fund of @
    070 contribute * million/billion
    070 provide/pledge/give/allocate/send * million/billion in * to/for @
    070 reinforce/renew * commitment to @ * contribution
    075 evacuate/rescue * national/citizen/civilian/refugee/people * from @
    074 send/deploy/dispatch/contribute * peacekeeper/observer/contingent/platoon to @ :both
    074 send/deploy/dispatch * troop/soldier to/in * mission
    074 arrive in @ * peacekeeping
    074 contribute to * peacekeeping
    074 deploy * peacekeeper
    075 grant * asylum to @
    075 grant @ asylum
    075 open * border to @ :both
    075 accept/resettle/shelter/host * refugee/migrant/seeker/deportee
    075 evacuate * from @ :both
    070 hand over * equipment/supply/vehicle/medicine/aid * to @
    070 announce * million/billion/assistance/aid * to/for @
    070 help @ * with/rebuild/fight :both
    070 give/grant/offer/award/extend/allocate/send/hand @ * aid/assistance/million/billion/loan/grant/equipment/package/credit/funding/relief :both
    070 increase/resume/restore/continue/boost/double/triple/raise/expand * aid/assistance/funding/support/relief to/for @
    070 approve/authorise/authorize/clear/announce/unveil * aid/assistance/loan/million/billion/package/grant/relief to/for @
    070 spend * million/billion on/to/in
    070 fund/finance/subsidise/subsidize * project/programme/program/construction/school/hospital/training in/for/of @
    070 supply * to @ :both
    070 provide/give/make/deliver * donation/contribution to @ :both
    070 support * assistance/aid to/for @ :both
    071 write off/cancel/forgive * debt
    072 provide/give/offer * training to/for @
    072 approve/authorise/authorize/clear * sale/transfer/delivery/shipment * to @ :both
    072 provide/give/send/supply/offer @ * weapon/tank/missile/drone/jet/arms/ammunition :both
    073 ship/fly/rush/airlift/truck * aid/supply/food/medicine/water/relief to/into @
    073 send/dispatch/deploy * team/doctor/rescuer/medic/nurse/firefighter/engineer to @ :both
    073 treat * wounded/injured/patient from @ :both
    074 send/deploy/dispatch * peacekeeper/observer/monitor/mission in/to @ :both
    074 serve in @ * peacekeeping/soldier/troop :both
    074 approve/authorise/authorize * deployment/troop in/to @ :both
    074 arrive in @ * peacekeeping/mission
    075 open * border/door to * refugee/migrant
    075 grant @ * asylum/refuge/citizenship/protection
    075 take in * refugee/migrant/seeker
    075 fly/evacuate/rescue * out of @
    081 ease/relax/loosen * restriction/measure/curfew/sanction/curb/rule
    0811 lift/remove/end/cancel/relax * restriction/curb/emergency/curfew/siege
    0814 lift/remove/end/cancel/ease * emergency/siege/law in @
    081 relax/liberalise/liberalize * law/rule/policy
    0811 unban/legalise/legalize
    0841 commute * sentence
    0841 drop * charge against @
    0841 grant * pardon/amnesty/clemency to @
    0811 allow/permit @ to :both
    0811 give * approval/permission for/to @
    0811 give @ permission
    0811 allow * aid/relief/access/inspector
    082 declare * amnesty
    0831 accede/yield/concede to @
    083 accept/meet/concede * demand :both
    084 return * to @ :both
    0841 release/free/pardon * prisoner/hostage/detainee/journalist/soldier/sailor/crew/captive/activist
    0841 release/free/pardon @ :both
    0841 free/pardon :source
    0841 order * release of @
    0842 return * artifact/artefact/painting/body/remains/territory/treasure to @
    085 lift/remove/suspend/ease/drop/cancel/end/waive * sanction/embargo/tariff/boycott/ban/blockade/restriction
    085 fail to renew * sanction/embargo
    085 unfreeze/unblock
    085 reduce/cut/lower * tariff/duty
    086 allow/let/admit * inspector/peacekeeper/observer
    0871 declare/announce/call/begin/observe * ceasefire/truce/cessation/cease-fire :source
    0872 withdraw/pull * troop/force/soldier from @
    0872 complete/begin/start * withdrawal
    0871 stop/end * war on/against/with @
    0872 withdraw from @ :both
    0873 lay down * arms/weapon/gun
    0874 surrender to @
    0874 surrender :source
    0872 leave * zone/territory/base :both
    0831 call off * strike/protest/demonstration
    085 suspend/waive/drop/scrap/abolish * tax/visa/duty/levy on/for @
    0873 disarm/demobilise/demobilize
    0871 agree * ceasefire/truce :rec
    083 resign :source
    083 step down :source
    0833 cede * to @
    081 grant/restore * right/freedom/citizenship/independence/autonomy to @
    081 loosen/soften * stance/position/restriction
    0811 let @ * enter/leave/return/visit/in :both
    0811 grant/give * access/permission/visa/passage/clearance to @ :both
    0811 grant/give @ * access/permission/passage/approval/clearance
    081 reopen/open * border/crossing/airspace/embassy to/with/for @
    081 reopen * border/crossing/airspace
    083 bow to @
    083 give in to @
    083 back down
    083 comply with @ :both
    083 sack/dismiss/fire * minister/general/commander/governor/chief
    0841 free/release @ on bail
    0841 secure/win * release of @ :both
    0841 exchange/swap * prisoner with @ :rec
    0841 exchange/swap * prisoner :rec
    084 give/hand back * to @ :both
    080 pay * compensation/reparation/damages to @
    0842 return/repatriate * artifact/artefact/painting/antiquity/portrait/statue/item/remains/property
    085 lift/ease/end * travel
    0871 observe/respect/honour/honor/accept/extend/renew * ceasefire/truce/cease-fire
    0871 halt/pause/cease * attack/strike/bombing/offensive/operation/fighting/shelling/airstrike on/against/in @
    0872 pull back/out * from @
    0872 withdraw * troop/force/soldier/army
    0872 end * occupation/siege/blockade of @
    0873 hand/turn over * weapon/arms/power/control/authority to
    0873 dismantle * weapon/missile/settlement/site/stockpile :source
    0873 disband :source
    0831 end * strike/protest/demonstration :source
    0831 agree to * demand of @
    0831 retract/withdraw/reverse * decision/statement/demand/threat/objection/veto/law/bill
    """
}
