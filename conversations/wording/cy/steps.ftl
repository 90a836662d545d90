# What of the board's actions and of arrows stands in a sitting, or leads back to one. The pages of actions are in English.

steps-last-time = Beth y gwnaethom gytuno arno y tro diwethaf: { $actions }.
steps-one-of = “{ $action }” erbyn { $day }
steps-arrows-round = Gwnaethoch dynnu saethau ar gyfer tua'r adeg hon. Mae “Fy saethau” yn eu dangos wrth ymyl eich atebion nawr.
steps-arrow-summary = Mae dyddiad eich saethau wedi dod
steps-arrow-now = Ble rydym ni nawr?
