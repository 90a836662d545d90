# What only Teams needs: around a card, and where a card has a box or a choice of its own.

teams-message = Neges gan Boardpulse
teams-part = { $summary } ({ $part } o { $total })
teams-fallback = { $summary }. Ni all yr ap Teams hwn ddangos y neges. Agorwch hi mewn ap mwy newydd, neu mewn porwr.
teams-chosen = Eich ateb hyd yma.
teams-chosen-line = Eich ateb hyd yma:
teams-box = Eich geiriau
teams-box-empty = Ysgrifennwch rywbeth yn gyntaf.
teams-send = Anfon
teams-box-too-long =
    Mae'r hyn a ysgrifennoch o'r blaen yn hirach nag y gall y blwch hwn ei ddal. Mae'n aros fel y mae nes i chi anfon rhywbeth newydd oddi yma.
    I anfon mwy na { $most } o nodau, teipiwch nhw fel neges ataf i.
teams-table = Yr un peth mewn geiriau
teams-pick = Sianel
teams-pick-send = Defnyddio'r sianel hon
teams-pick-empty = Dewiswch sianel yn gyntaf.
teams-pick-first = Dewiswch sianel
teams-pick-other =
    Ddim ar y rhestr? Ychwanegwch Boardpulse at y tîm y mae'r sianel yn perthyn iddo. Neu copïwch y ddolen i'r sianel, o'r ddewislen (…)
    wrth ymyl ei henw, a'i hanfon ataf i yma.
teams-pick-none =
    Ni allaf weld sianel eto. Ychwanegwch Boardpulse at y tîm y mae sianel eich bwrdd ynddo. Yna copïwch y ddolen i'r sianel, o'r ddewislen (…)
    wrth ymyl ei henw, a'i hanfon ataf i yma.
