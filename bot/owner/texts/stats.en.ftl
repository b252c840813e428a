# What the owner reads in the picture of her month.

nothing-yet = There is nothing to show yet: no customer has been answered this month or the last.
period = { $days }, beside { $before }
before = { $month }: { $value }
tile-answers = answers
tile-alone = without you
tile-kept = promises kept
asked = Most asked for
asked-note = how often customers asked about it
asked-none = no product was asked about
missed = To buy again
missed-note = asked for when it was gone
missed-none = everything asked for was there
other-size = a size you never had
other-colour = a colour you never had
hours = When they are answered
promises = Promises to customers
promise-kept = kept
promise-late = late, but told
promise-broken = broken
