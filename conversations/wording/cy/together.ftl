# Several things for one person, as one message.

together-heading = { $count } peth i chi
together-why = Daethant ar yr un diwrnod, felly dyma nhw gyda'i gilydd. Cymerwch nhw mewn unrhyw drefn.
together-part = { $what } ({ $board })
together-show = Dangos
together-home = Neu teipiwch “hafan” i weld beth sy'n aros amdanoch.
together-over = Mae hynny ar ben erbyn hyn. Teipiwch “hafan” i weld beth sydd ar agor.
