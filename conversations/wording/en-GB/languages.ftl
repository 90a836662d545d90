# In which language somebody is written to.

languages-summary = The language I write to you in
languages-now = I write to you in { $language }.
languages-chosen = From now on I write to you in { $language }. You can change it at any time under “My data”.
languages-questions =
    { $whole ->
        [yes] The questions themselves are in { $language }.
       *[no] Parts of the questions are in { $language }.
    }

# Words a member may type, separated by commas. They are understood whatever the language is; so are the names of the languages.
typed-page-language = language, iaith
