extension EventLexicon {
  /// Frames of the conflictive types; see `cooperation` for the form of a line.
  static let conflict = """
    100 demand * from @
    100 demand that @
    100 demand * of/by @
    100 demand
    100 press/pressure/order/pressurise/instruct @ to
    100 press/pressure @ for
    100 ask @ what/why/whether/how
    100 ask/urge/beg/implore @ to explain/clarify/stop/cease/withdraw/leave/end/halt/refrain/release/recognise/recognize/join/intervene/mediate
    100 ask/urge/beg/implore @ to :no
    100 ask/urge @ for explanation/clarification/answer/assurance/guarantee
    100 call on/upon @ to stop/cease/withdraw/leave/end/halt/refrain/release/explain/clarify/recognise/recognize
    1042 push @ for/to :both
    100 push * for @ to
    100 appeal to @ to stop/cease/withdraw/end/halt/release
    100 request * from @
    100 request * meeting/talk/session/extradition/clarification/explanation
    1012 seek * refuge/asylum in @
    100 seek * clarification/explanation/compensation/assurance/answer/guarantee/extradition/support from @
    100 seek * clarification/explanation
    100 insist that @ must/should
    100 summon @ to demand
    100 apply to join/become/enter
    100 apply for * membership/status/accession
    100 convene/call * emergency meeting/session of @
    111 accuse/blame @ :both
    111 criticise/criticize/condemn/denounce/deplore/slam/rebuke/chide/censure/decry/fault/lambast/blast/berate/scold/castigate/deride
    111 condemn * attack/bombing :source
    112 accuse @ of
    112 suspect @ of :source
    112 charge @ with/of :source
    112 charge that @ :source
    111 blame @ for
    111 blame * on @
    111 call * provocation/violation/breach/threat/danger/aggression/illegal/unlawful/unacceptable/interference/betrayal/crime/guy/mistake/shame/scandal/nonsense/shameful/concern/absurd :both
    111 describe/brand/label/term/regard/see/view/interpret/perceive/denounce * as * provocation/violation/breach/threat/danger/aggression/illegal/unlawful/unacceptable/interference/betrayal/crime/pressure/invasion/terrorism/terrorist/genocide/hostile/destabilise/destabilising/undermine
    111 describe/brand/label/regard/see/view/present * as * alliance against
    111 say * undermine/threaten/endanger/violate/provoke/destabilise/interfere/meddle/breach :source
    111 say * provocation/violation/breach/threat/aggression/unacceptable/interference :source
    111 say @ * arms race :source
    111 speak of * provocation/threat/violation/breach/aggression :source
    111 respond/reply/answer * violate/breach :source
    111 respond/reply/answer * that * violation/breach/provocation/interference
    111 express/voice * condemnation/outrage/dismay/anger/indignation
    111 complain to/about/of/that @
    115 sue @
    115 file/launch/lodge/bring * lawsuit/suit/case/action/charge against @
    114 file/launch/lodge/make * complaint against/to/with @
    111 summon @ * complain/protest/complaint
    111 summon * ambassador/envoy/diplomat/consul/attache
    111 lodge/deliver/send/file * protest to/with @
    111 find @ guilty
    116 convict/indict @
    090 send * to investigate
    090 investigate/probe
    090 launch/open/start/order/begin/conduct * investigation/inquiry/probe/audit into/of/against
    090 launch/open/start/order/begin/conduct * investigation/inquiry/probe
    090 order * investigation/inquiry/probe/retrial against/of/into @
    090 hold/open/begin/conduct/convene * hearing/inquest/tribunal into/on
    090 look into * @ :both
    090 examine * allegation/charge/report/complaint
    090 join/complete/expand/widen * investigation/probe/inquiry
    090 seek * jail/prison/sentence/conviction for/of
    111 lead/launch * attack on @ * calling
    111 say @ be responsible :both
    100 say @ must/should :both
    111 hold @ responsible :both
    111 issue/publish/release/pass/adopt/put * statement/report/resolution/declaration accuse/condemn/denounce/criticise/criticize/blame @
    100 issue/publish/release/pass/adopt * statement/report/resolution/declaration demand * @
    100 require @ to :both
    100 push/press hard for @ :both
    100 force/compel @ to :both
    102 seek * meeting/talk/membership/mediation/help/aid/assistance/loan/bailout from/with/of @
    100 ask/request @ for * extradition/return/withdrawal/release :both
    111 rail against/at @
    111 hit out at @
    111 lash out at @
    111 take issue with @
    111 protest to/against/over @ :source
    120 reject/dismiss * accusation/allegation/charge/claim :no
    120 deny * accusation/allegation/charge/claim/report/responsibility/involvement :no
    124 deny * permission/visa/entry/access/request
    124 deny @ * permission/visa/entry/access/request/asylum
    111 reject * recognition/decision/report/vote/plan as :source
    113 call for * sanction/embargo/boycott against/on @ :source
    113 rally/mobilise/mobilize/drum * opposition/support against @ :both
    111 mock/ridicule/insult/scorn/upbraid/vilify/denigrate/disparage/assail/excoriate/reproach/reprimand/rap/chastise :both
    111 call @ out :both
    111 call out @ for :both
    111 hit back at @
    111 take aim at @
    111 put/place/lay/pin/shift/delegate * blame on/onto @
    111 express/voice/register * disappointment/displeasure/frustration/disapproval/regret/objection over/at/with/to/about @ :both
    111 express/voice * condemnation/outrage/dismay/anger/indignation over/at/about @
    111 challenge/dispute/contest/question * report/finding/claim/statement/result/legality/legitimacy of/by @ :both
    111 take exception to @
    111 disapprove of @
    111 speak out against @
    111 inveigh/fulminate/rage against @
    114 take @ to court
    115 file/bring * charge/suit/lawsuit/action/case against @
    116 charge @ with/of
    120 reject * call/appeal/demand/request/proposal/offer/plan/ultimatum/invitation/resolution/ceasefire/deal/protest/idea/mediation/agreement/change/bid/result/treaty/truce
    120 reject/rebuff/spurn/refuse/decline/dismiss/repudiate
    120 refuse/decline to comment :no
    124 refuse/decline to
    129 veto
    125 cancel/postpone/boycott/skip/snub * visit/trip/meeting/talk/summit/visits
    121 fail to reach/agree * :rec
    127 oppose
    120 turn down @
    120 turn down * request/offer/proposal/invitation/appeal/call/plan
    128 defy/flout/disobey @ :both
    127 opposed to
    127 reiterate/express/voice * opposition to @
    120 renege on
    126 block/obstruct * bid/membership/accession/application/talk/entry/agreement/statement/resolution
    123 violate/break/breach/defy/ignore * ban/embargo/resolution/order
    125 break off/suspend * talk/negotiation :rec
    125 leave/walk * meeting/talk
    120 rule out * talk/negotiation/meeting/cooperation/deal
    120 refute
    130 threaten to
    130 threaten @ with
    130 threaten * action/retaliation/consequence/force/war/strike/sanction/tariff against @
    130 threaten that
    138 swear/vow to fight/attack/destroy/crush/eliminate/strike
    138 threaten @ :both
    130 warn @ of/that/against/not
    130 warn @ to
    130 warn that :both
    130 issue/give/deliver/send * warning/ultimatum/deadline to @
    1391 issue/set/give * ultimatum/deadline
    137 give @ * deadline/ultimatum :both
    130 vow/swear to retaliate/respond/fight/attack/destroy/punish/avenge
    130 promise to retaliate/punish/avenge
    130 vow/swear * retaliation/revenge
    133 announce * boycott of
    130 caution @ against :both
    130 issue/make/utter * threat against/to @
    1391 set/give * deadline for @
    139 give @ * until :both
    131 threaten to suspend/halt/cut/freeze/withhold/impose/sanction
    141 demonstrate/rally/march/protest against/in/over/outside :source
    141 take to * street :source
    144 occupy * building/office/embassy/square :source
    141 stage/hold/organise/organize/join * demonstration/protest/rally/march
    142 begin/start/stage/launch/hold * hunger strike
    143 go on strike
    143 begin/start/stage/launch/hold * strike :source
    143 stop/shun work
    144 block/blockade * road/bridge/street/border/crossing/highway :source
    145 riot in/over/against :source
    140 burn * flag
    141 picket
    144 set/put up * roadblock/barricade
    142 join/participate/take * in * hunger strike
    140 burn * effigy of @
    140 boycott * election/vote/referendum/poll :source
    141 take part in * protest/rally/demonstration/march
    150 mobilise/mobilize
    152 put/place * on alert
    151 remain on alert
    154 strengthen/reinforce/intensify/build/bolster/mass * force/troop/presence in/on/along/near @
    154 send/dispatch * warship/carrier/fleet/frigate/destroyer to @ :both
    154 mass/amass/deploy * troop/force/tank/soldier/ship/warship/missile/weapon on/along/near/in @
    152 raise/increase * alert
    155 conduct/test/fire/launch * missile/rocket/nuclear
    154 hold/stage/conduct/carry/launch/begin/start * exercise/drill/manoeuvre/maneuver/war around/near/off/against @ :both
    154 deploy/send/move/mass/position/station * troop/force/tank/soldier/ship/warship/carrier/submarine/bomber/jet/missile/fighter * border
    154 call up * reservist/reserve/conscript
    154 send/deploy/dispatch * ship/warship/aircraft/jet/frigate/troop/navy to * area/region/sea/coast/water
    154 scramble * jet/fighter/plane
    154 step up * patrol/surveillance
    154 fly * bomber/jet/drone/aircraft over/near/into @ :both
    154 sail * warship/ship/destroyer/carrier through/near/into @ :both
    155 test/launch/fire * missile/rocket over/toward/towards @
    160 expel * diplomat/ambassador/envoy/attache/official/inspector/observer/consul
    161 recall/withdraw * ambassador/envoy
    161 sever/cut/break/suspend/freeze/downgrade * tie/relation with @
    161 sever/cut/break/downgrade * tie/relation :rec
    161 close * embassy/consulate
    162 suspend/halt/cut/stop/freeze/end/reduce/withhold/block * aid/assistance/funding/loan/help/relief/supply/delivery
    162 announce * suspension of * to/in/with @
    162 announce * suspension of
    163 impose/extend/slap/tighten/prolong/order * sanction/embargo/tariff/duty/boycott against/on/in @
    163 impose/extend/slap/tighten/prolong * sanction/embargo/tariff/boycott
    163 boycott
    163 suspend/cut/sever/halt/ban * link/flight/service with/to/from @
    163 announce * suspension of * with/to @
    163 sanction/blacklist/embargo @
    163 ban * import/export/trade/flight/product/goods
    164 end/halt/suspend/cancel * mediation/talk/negotiation
    1661 expel/withdraw * peacekeeper/inspector/observer/monitor from @
    1662 expel * inspector/observer
    1663 expel * agency/organisation/organization/ngo/group
    166 expel @
    164 suspend/withdraw/freeze * participation/membership/cooperation
    164 suspend * agreement/treaty/deal/pact
    164 withdraw from * agreement/treaty/deal/pact/talk/organisation/organization/convention
    160 denounce/cancel/terminate/scrap/annul * agreement/treaty/deal/pact/contract
    161 break off/cut off/sever/suspend * diplomatic
    161 downgrade * embassy/mission/representation
    161 order * diplomat/ambassador/attache * to leave :source
    162 cut off * aid/assistance/funding/supply/gas
    163 ban/block/restrict * visa/entry/traveller/investment/company from/of @
    163 place/put @ under * sanction/embargo :both
    163 add @ to * list/blacklist :both
    166 suspend/exclude/eject/oust @ from :both
    166 suspend * membership/participation of @
    164 pull/withdraw * negotiator/delegation/team from @
    164 pull out of * agreement/treaty/deal/pact/accord
    164 freeze/suspend/halt/sever/end * cooperation/contact/dialogue with @
    170 force @ out :both
    171 seize/confiscate/impound * asset/ship/tanker/vessel/boat/property/weapon/cargo
    171 seize/confiscate @ :both
    171 demolish/bulldoze/raze @
    171 search/raid/ransack/storm * home/house/office/residence/headquarters/apartment/premises :source
    171 vandalise/vandalize/sabotage @
    171 set fire to
    171 freeze * asset/account
    172 impose/declare/extend * curfew/blackout/emergency/siege/restriction
    172 impose/declare * martial law
    1721 ban/outlaw/prohibit/dissolve
    173 arrest/detain/imprison/jail/apprehend/extradite/intern/incarcerate
    173 take @ into custody
    173 place/put * under * arrest
    173 approve/order/authorise/authorize * extradition of @
    173 order * arrest
    173 announce * arrest of @
    173 issue * warrant
    173 convict/sentence
    174 deport/expel
    174 deport/expel * journalist/reporter/national/citizen/migrant/worker/missionary/student/resident/refugee
    175 use * tear gas
    175 fire * tear gas
    175 crack down
    175 break up * demonstration/protest/rally/march/gathering
    175 prevent/stop/thwart * demonstration/protest/rally/march/gathering :source
    175 use/fire * water cannon/bullet
    175 disperse * demonstrator/protester/crowd/protest
    120 turn away @
    120 brush/wave aside
    120 shrug off
    120 throw out * appeal/petition/lawsuit/case/claim/request
    120 overturn/quash/nullify * law/decision/order/ruling/ban/election
    120 rebuff/resist/ignore/defy * call/demand/pressure/request/appeal/warning/invitation
    120 fail/refuse to comply/respond/cooperate/answer/heed :both
    124 refuse/deny * entry/admission/access/visa/permission/passage/accreditation to @
    124 refuse @ entry/admission/access/visa/permission
    124 block/prevent/stop @ from * enter/visit/travel/attend/join
    125 pull/back out of * talk/negotiation/agreement/treaty/deal/meeting/summit
    125 walk/storm out of * talk/negotiation/meeting/session/summit
    126 vote against @
    126 stonewall/stymie/frustrate * talk/effort/negotiation/bid/plan
    127 come out against
    127 object to
    129 block/veto * resolution/statement/decision/membership
    170 close * border
    170 close * airspace to @
    176 launch/carry/conduct/mount * cyber attack/warfare on/against @
    176 launch/carry/conduct/mount * cyberattack/cyber-attack on/against @
    176 launch/carry/conduct/mount * cyber * on/against @
    176 hack @ :both
    170 force * plane/ship/vessel/flight/aircraft/jet/boat to land/turn/stop/return :both
    170 intercept * ship/vessel/boat/plane/aircraft/jet/tanker/cargo
    171 shut/close down * office/newspaper/station/channel/outlet/website/school/camp/embassy
    170 close * airspace
    170 take * countermeasure/retaliation/reprisal :source
    170 close * border with @
    171 evict
    171 jam/censor * broadcast/signal/website/press
    172 revoke/cancel/withdraw * licence/license/visa/citizenship/accreditation/passport/residency
    172 suspend/block/ban * newspaper/broadcast/channel/website/party/rally/gathering
    173 order * arrest/detention/deportation/expulsion/extradition/imprisonment of @
    173 round up
    173 keep/hold @ in * detention/custody/jail
    173 put/place @ under * arrest/surveillance :both
    174 order * deportation/expulsion
    174 push/turn back * migrant/refugee/asylum/boat
    174 repatriate @ :both
    175 put down * protest/uprising/riot/revolt/rebellion
    175 suppress/quell/crush/quash * protest/uprising/riot/revolt/rebellion/dissent/demonstration
    175 clamp down
    176 infiltrate/breach * network/system/server/computer/email/website of/in @
    180 kidnap/abduct
    181 kidnap/abduct/take * hostage
    182 torture/assault
    182 responsible for * killing/torture/rape/murder of @
    182 responsible for * killing/torture/rape/murder
    196 guilty of violate * ceasefire/cease-fire/truce :rec
    1823 kill/murder/assassinate/execute/behead
    183 detonate/bomb
    190 torpedo/strafe/repel/repulse/rout :both
    182 rape/abuse/molest/mistreat/beat @ :both
    183 explode * bomb/device
    1831 blow up
    186 assassinate
    184 use * human shield
    181 hijack
    1823 stab/poison/lynch/hang/gun @ :both
    184 hold * as * shield
    181 hold @ hostage :both
    185 attempt/try/plot/conspire to assassinate/kill/murder @
    190 attack @ :both
    190 attack
    190 fight :both
    190 clash with @ :rec
    190 clash :rec :with
    190 exchange fire :rec
    190 open fire on @
    190 open fire :source
    190 fire on/at @
    190 fire across :rec
    190 launch * missile/rocket/drone at/into/on/against @
    190 fire * missile/rocket/shell/mortar at/into/on @
    190 launch/carry/mount/conduct/stage/begin/commence/step * attack/strike/assault/raid/offensive/invasion/operation/airstrike/war/incursion/bombardment on/against/in/into/at/of @
    190 launch/carry/mount/conduct/stage/begin/commence * attack/strike/assault/raid/offensive/invasion/airstrike/incursion/bombardment
    191 impose/reimpose * blockade
    191 blockade
    192 occupy/annex/capture/overrun/retake
    192 seize * control/city/town/village/base/territory/crimea/island/land/region
    192 take over * city/town/village/airport/base/island/territory
    192 invade
    192 take/gain/regain/recapture * control of @
    193 ambush/storm/raid :source
    194 shell/bombard/pound :both
    195 strike @ :both
    195 hit @ :both
    195 shoot down
    190 shoot @ :both
    190 send/order/deploy * troop/tank/jet/force * to destroy/attack/invade
    190 cross * border * into @
    196 violate * ceasefire/cease-fire/truce :rec
    190 destroy @ :both
    190 wage * war/campaign/battle/offensive/jihad on/against/in @
    190 battle @ :both
    190 advance on/into/towards/toward @ :both
    190 drop * bomb on/in @
    190 rain * missile/rocket/shell/bomb on @
    190 beat back * attack/offensive/assault
    190 come under * fire/attack from/by
    191 besiege/encircle :both
    192 drive/push * out of @ :both
    192 move/roll into @ * troop/force/tank :both
    193 raid/storm
    195 bomb @ :both
    195 shoot/bring down * plane/aircraft/jet/drone/helicopter
    190 sink * ship/vessel/boat/warship/submarine
    190 exchange * fire/shot with @ :rec
    200 massacre
    202 overthrow/topple/oust
    """
}
