# Wat de winkelierster leest in het beeld van haar maand.

nothing-yet = Er is nog niets te tonen: deze maand en vorige maand kreeg geen klant een antwoord.
period = { $days }, naast { $before }
before = { $month }: { $value }
tile-answers = antwoorden
tile-alone = zonder u
tile-kept = beloften gehouden
asked = Het meest gevraagd
asked-note = hoe vaak ernaar gevraagd werd
asked-none = naar geen product werd gevraagd
missed = Opnieuw aankopen
missed-note = gevraagd toen het er niet meer was
missed-none = alles wat gevraagd werd, was er
other-size = een maat die er nooit was
other-colour = een kleur die er nooit was
hours = Op welk uur ik antwoord
promises = Beloften aan klanten
promise-kept = gehouden
promise-late = te laat, maar gemeld
promise-broken = gebroken
