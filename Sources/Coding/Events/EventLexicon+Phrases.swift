extension EventLexicon {
  /// Frames of phrasal verbs and set phrases, friendly ones first, and of everyday verbs that only
  /// their object or subject makes an act; see `cooperation` for the form of a line.
  static let phrases = """
    030 consent/assent/acquiesce to :rec
    030 assure @ :both
    030 give @ * assurance/pledge/guarantee :both
    040 confer/deliberate :rec :joint
    042 land in @ * visit/talk/summit/tour/trip/stay/meeting :both
    042 pay * call on/to @ :both
    042 begin/start/conclude/end/open/make/pay * tour/trip/journey/pilgrimage/stay of/to/in @ :both
    042 head/journey/depart for/to @ * talk/visit/summit/meeting :both
    043 play host to @ :both
    045 act/serve as * mediator/go-between/intermediary/broker between/for @
    045 shuttle between @ :both
    046 sit down together :rec :joint
    046 enter * talk/negotiation/dialogue with @ :rec
    046 hold * discussion with @ :rec
    062 train @ * soldier/troop/pilot/crew/officer/recruit/cadet/marine :both
    071 deposit * million/billion with/in @ :both
    080 drop/lift/abandon/waive * objection/veto/opposition to/on/against @
    050 speak up/out for @ :both
    050 speak in favour/favor of @ :both
    050 come out/down in favour/favor/support of @ :both
    050 give/lend * backing/blessing/endorsement/weight/support to @ :both
    050 give @ * backing/blessing/endorsement :both
    052 stand up for @ :both
    054 extend/grant/give/accord * recognition to @ :both
    054 set up * relation/tie/link with @ :rec
    054 set up * diplomatic/consular * :rec :with
    055 say sorry to/for @
    062 join @ for/in * exercise/drill/manoeuvre/maneuver :rec :both
    062 train side :rec :joint
    064 pass on * to @ :both
    064 pass * finding/file to @ :both
    060 help @ * track/catch/hunt/trace/capture :both
    070 help @ * defend/repair/train/evacuate/restore/recover/build/feed/pay/clear/cope/combat :both
    070 pay for * in/of @ :both
    072 provide/give/send/sell/supply/lend/offer/hand @ * helicopter/aircraft/system/battery/rifle/rocket/launcher/gunship/warplane/fighter/ship/boat/submarine :both
    072 provide/give/send/supply/deliver/lend/hand/donate * system/battery/rifle/rocket/launcher/gunship/warplane/fighter/submarine * to @ :both
    073 fly/travel/rush/head to @ * earthquake/survivor/relief/rescue/victim :both
    073 treat * injured/wounded/sick in @ :both
    074 join * peacekeeping/mission in @ :both
    074 join * force in @ :both
    075 take in @ :both
    075 give @ * shelter/refuge/sanctuary/haven :both
    075 give * shelter/refuge/sanctuary/haven to @ :both
    075 shelter :both :with
    081 abolish/scrap/repeal/rescind * law/ban/decree/restriction/martial/censorship/curfew/penalty/internment :source
    081 end * internment/martial/censorship/curfew/arrest/ban :source
    081 allow/permit * opposition/demonstration/rally/march/convoy/observer/journalist/refugee/dissident to :source
    0811 let @ * see/meet/speak/talk/use/fly/cross/pass/dock/land/stay/inspect/join/take :both
    083 reinstate/restore * parliament/constitution/democracy/autonomy :source
    083 give way to @
    083 bow/yield/cave * demand/pressure/protest :source
    0841 set * free :source
    0841 set @ free :both
    0841 let * go/leave/return/out :source
    084 hand/give back @ :both
    0841 hand over * prisoner/captive/pilot/hostage/body/remains to @ :both
    0841 swap/exchange * prisoner/captive/detainee/spy :rec :with
    0871 call off * offensive/attack/operation/invasion :source
    0872 pull/bring * troop/force/soldier/army/unit/tank/contingent out of/from @
    0872 pull/bring * troop/force/soldier/army/unit/tank/contingent home :source
    0872 leave/quit/vacate/evacuate @ :force
    0872 pull/move out of @ :force
    030 promise/pledge * other :rec :joint
    046 have * talk/discussion/meeting/conversation with @ :rec :both
    046 open/begin/start/convene * summit/conference with @ :rec
    046 open/begin/start/convene * summit/conference :rec :with :joint
    052 defend * law/action/conduct/record/move/ban/attack/operation/campaign of @ :both
    052 defend * law/action/conduct/record/move/operation/campaign :both
    055 ask * for forgiveness :source
    057 found/establish/form/launch/create * union/market/bloc/alliance/community with @ :rec :both
    057 found/establish/form/launch/create * union/market/bloc/alliance/community :rec :joint
    061 pump * gas/oil/grain/coal to @ :both
    062 kick off * exercise/drill/manoeuvre/maneuver/game :rec :joint
    063 hand/turn * over to @ :both
    064 share/exchange * intelligence/evidence/information/data * with @ :rec :both
    070 finance/fund/bankroll/build * port/road/railway/hospital/school/bridge/dam/stadium/airport/plant in/for @ :both
    070 disburse/allocate/earmark * million/billion/aid/loan :source
    073 drop/parachute/airdrop/distribute * food/aid/medicine/supply to/in/over/into @ :both
    075 set up/establish/open * camp/corridor/hospital/haven for/in @ :both
    083 quit as :source
    083 relinquish/cede * power/post/presidency :source
    0873 cut/reduce/slash * force/army/troop/arsenal/stockpile/warhead by/to :source
    063 hand/turn over * to @ :both
    074 airlift/fly * troop/soldier/paratrooper to @ :both
    083 give up power/office/post :source
    083 concede defeat :source
    084 hand/give/turn * back to @ :both
    0872 pull/draw/move * troop/soldier/force back from @
    102 demand * resignation/ouster/removal of @
    111 take @ to task :both
    111 point/wag * finger at @
    112 say @ * rig/steal/cheat/betray/lie/sabotage/harbour/harbor/sponsor/smuggle/conspire/plot/torture/massacre :both
    112 allege that @ :both
    113 appeal/press/push/lobby for * sanction/embargo/boycott against/on @ :source
    115 file/lodge/launch/bring * lawsuit/suit :source
    120 throw out * treaty/accord/agreement/plan/proposal/pact/deal
    120 vote down * treaty/accord/agreement/plan/proposal/pact/deal/bill
    120 rule out * election/concession/compromise/ceasefire/resignation/return/referendum/independence/release/vote/change :source
    124 deny * bail/parole/licence/license/recognition/allocation/clearance/passage/approval/citizenship/accreditation
    126 block/obstruct * deployment/sale/delivery/transfer/aid/convoy/bill/deal
    126 vote against * join/membership/treaty/agreement/entry :source
    130 warn that * retaliate/respond/tolerate/strike/attack/hesitate/consequence :source
    139 give @ to leave/quit/withdraw/surrender/comply/stop/release/disarm :both
    139 give @ * hour/day/week to :both
    138 vow/swear/pledge/promise to continue/keep/wage/intensify/resume * attack/fight/war/struggle/jihad/strike/bombing/resistance/campaign/protest :source
    141 gather/converge/assemble/march/turn/ride/walk * protest :source
    142 go on hunger strike :source
    143 call/declare/observe/join/continue * general strike :source
    143 walk off * job :source
    143 down tool :source
    144 besiege/surround/blockade * parliament/embassy/palace/consulate/ministry :source
    145 pelt/stone/torch/ransack/attack/storm * embassy/consulate/mission :source
    152 go/move on * alert :source
    154 move/order/position/steer/sail * carrier/warship/fleet/ship/troop/squadron/bomber to/towards/toward/near/off @ :both
    154 mass/amass/concentrate * border/frontier :source
    160 throw/kick/boot out * diplomat/ambassador/envoy/attache/official :source
    166 throw/kick/boot out @ :both
    161 call/bring/order home * ambassador/envoy/diplomat/consul :source
    161 call * ambassador/envoy/diplomat/consul home :source
    1663 order/tell * agency/organisation/organization/staff/worker/journalist/reporter/monitor to leave :source
    162 cut/turn/shut off * gas/oil/supply/electricity/power/water to/for @ :both
    172 suspend * constitution/parliament/right/teacher/judge/party/election
    173 send/commit/banish * to prison/jail/exile :source
    173 send * to * prison/jail/camp/colony :source
    173 capture/seize/hold * sailor/fisherman/crew/trawler/pilot/marine/airman :both
    174 drive/force/push/chase * across/over * border/frontier :source
    175 disperse/scatter * striker/marcher/rioter/student/worker/gathering/mob/people :source
    181 snatch/kidnap/abduct/seize * tourist/student/girl/boy/child/schoolgirl/worker/missionary/journalist :source
    182 burn/torch/raze/pillage/loot * village/town/church/mosque/hut :source
    183 drive/ram * truck/car/lorry/boat into :source
    183 set off * bomb/explosive/charge/device :source
    183 plant/place/throw/hurl/lob * bomb/grenade/explosive/device/mine :source
    190 land in/on/at/near @ :force
    190 pour/push/drive/roll/sweep/thrust/cross * into @ :force
    190 flatten/blast/pulverise/pulverize/target/wreck :force
    120 abandon/ditch/quit/exit/repudiate * treaty/agreement/accord/pact/protocol/convention :source
    125 stop/end/cease/suspend/halt cooperate with @ :both
    133 vow/threaten/plan/promise to march/strike/protest/demonstrate/rally/boycott :source
    138 vow/swear/promise/threaten * attack/strike/bombing/violence/war :source
    140 smash/trample * flag/portrait/effigy :source
    154 send/move/rush/dispatch/deploy * troop/soldier/tank/force/unit to * border/frontier with @ :both
    154 gather/assemble/station/build/position * troop/soldier/tank/force along/near/on @ :both
    154 move/roll/advance/head up * border/frontier :force
    154 move/roll/advance/head to/towards/toward * border/frontier :force
    166 suspend/expel :both :with
    172 shut/close * newspaper/station/broadcaster/outlet/university/mosque/church :source
    174 turn back/away @ :both
    174 exile/banish :both :with
    115 prosecute :both
    171 fine/penalise/penalize :both :with
    1823 gun/mow down @
    200 slaughter
    154 violate/enter * airspace/water of @ :both
    111 attack @ for :both
    112 say @ be behind :both
    138 vow/promise/threaten to make @ pay :both
    141 march/rally/demonstrate through/for/to :source
    174 order @ out :both
    190 exchange * artillery/fire :rec :joint
    """
}
