# Several things for one person, as one message.

together-heading = { $count } peth i chi
together-why = Dyma'r rhain gyda'i gilydd, er mwyn ysgrifennu atoch unwaith yn unig. Cymerwch nhw mewn unrhyw drefn.
together-part = { $what } ({ $board })
together-show = Dangos
together-home = Neu teipiwch “hafan” i weld beth sy'n aros amdanoch.
together-over = Mae hynny ar ben erbyn hyn. Teipiwch “hafan” i weld beth sydd ar agor.
