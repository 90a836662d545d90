# What a board may have switched on beside its summary. It is never added up, and stands in the order of the document.

views-card = On one page
views-column-part = Part
views-column-now = Now
views-column-ahead = In { $months } months
views-column-alike = Views
views-column-answers = Answers

views-spread-title = { $edition }: how the answers spread
views-spread-wide = Pale bar: several levels together
views-spread-footer = Each number is how many people. Small groups are counted together.
views-spread-alt =
    { $items ->
        [one] A small bar chart of one part,
       *[other] Small bar charts of { $items } parts,
    } from { $lowest } to { $highest }.
views-spread-apart = Views are furthest apart on { $item }.
views-spread-alike = Views on every part shown here lie close together.
views-spread-twin = The same bars in words

views-web-title = { $edition }: the middle answers
views-web-ahead = Solid dot: in { $months } months
views-web-footer = A long mark reaches from one middle answer to the other. The lines only join the marks.
views-web-alt = A web of { $items } parts, from { $lowest } near its centre to { $highest } at its edge. Middle answers now: { $list }.
views-web-alt-part = { $item } at { $level }
views-web-twin = The same web as a table
views-web-care = The shape and the size of a web can mislead, and both change with the order of its parts. The table is what counts.
views-web-too-few = A web needs at least three parts with enough answers, so there is none this time.
