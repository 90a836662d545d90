# In which language somebody is written to.

languages-summary = Iaith fy negeseuon atoch
languages-now = Dyma iaith fy negeseuon atoch: { $language }.
languages-chosen = O hyn ymlaen, dyma iaith fy negeseuon atoch: { $language }. Gallwch ei newid unrhyw bryd o dan “Fy nata”.
languages-questions =
    { $whole ->
        [yes] Iaith y cwestiynau eu hunain: { $language }.
       *[no] Iaith rhannau o'r cwestiynau: { $language }.
    }

# Words a member may type, separated by commas. They are understood whatever the language is; so are the names of the languages.
typed-page-language = iaith, language
