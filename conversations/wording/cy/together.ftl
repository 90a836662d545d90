# Several things for one person, as one message.

together-heading = { $count } peth i chi
together-why = Dyma'r rhain gyda'i gilydd, er mwyn ysgrifennu atoch unwaith yn unig. Cymerwch nhw mewn unrhyw drefn.
together-part = { $what } ({ $board })
together-line = { $number }. { $what }
together-show = Dangos { $number }
together-home = Neu teipiwch “hafan” i weld beth sy'n aros amdanoch.
together-over = Mae hynny ar ben erbyn hyn. Teipiwch “hafan” i weld beth sydd ar agor.

# What a learning set brings, without the name of the set
together-set-mind = Set dysgu: beth sydd ar eich meddwl?
together-set-prepare = Set dysgu: paratoi eich mater
together-set-eve = Set dysgu: y diwrnod cyn cwrdd
together-set-starts = Set dysgu: mae'n dechrau
together-set-ended = Set dysgu: ar ôl y cyfarfod
together-set-week-on = Set dysgu: wythnos yn ddiweddarach
together-set-halfway = Set dysgu: hanner ffordd at y cyfarfod nesaf
together-set-week-before = Set dysgu: wythnos cyn y cyfarfod nesaf
together-set-review = Set dysgu: golwg ar y set ei hun
together-set-after = Set dysgu: hanner blwyddyn yn ddiweddarach
together-set-changed = Set dysgu: ei ddyddiadau
