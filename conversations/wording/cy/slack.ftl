# What only Slack needs: around a card, a window for long text, and the bot's own page.

slack-message = Neges gan Boardpulse
slack-part = { $summary } ({ $part } o { $total })
slack-chosen = eich ateb hyd yma
slack-chosen-line = Eich ateb hyd yma:
slack-rest = Mae mwy nag sy'n ffitio yma. Mae'r gweddill yn eich negeseuon.
slack-pick-channel = Dewiswch sianel
slack-home = Hafan
slack-window-title = Boardpulse
slack-close = Cau
slack-send = Anfon
slack-form-title = Yn eich geiriau chi
slack-box-too-long =
    Mae'r hyn a ysgrifennoch o'r blaen yn hirach nag y gall y blwch hwn ei ddal. Mae'n aros fel y mae nes i chi anfon rhywbeth newydd oddi yma.
    I anfon mwy na { $most } o nodau, teipiwch nhw fel neges ataf i.
