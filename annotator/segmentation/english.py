"""Words of English that tell whether a full stop ends a sentence."""

from annotator.corpus.zones.word_lists import words

TITLES = words(
    "Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Capt Cpt Cmdr Sgt Maj Adm Rev Hon Pres Amb Messrs Mt "
    "Ft St Ste Supt Insp Brig Atty Fr Sr Msgr"
)
"""Stand before a name, never at the end of a sentence."""

NUMBERED = words(
    "No Nos no nos Fig fig Figs Vol vol p pp Art art Arts Sec sec Ch ch Par par para c ca approx "
    "Approx est vs v"
)
"""Hold before a number."""

MONTHS = words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

WEEKDAYS = words("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")

NEVER_LAST = words(
    "vs v cf e.g i.e eg ie viz ca approx Approx incl resp al. dept Dept govt Govt univ Univ ed eds "
    "trans transl Cf Eg Ie E.g I.e op loc ibid"
)
"""Something always follows in the same sentence."""

OFTEN_LAST = words(
    "etc Etc al Inc Ltd Corp Co Cos Bros Jr Sr Esq Ph.D M.A B.A a.m p.m A.M P.M am pm Ave Blvd Rd "
    "Calif Mass Wash Conn Va Md Pa Fla Ga Ill Ind Mich Minn Tenn Ala Ariz Ark Colo Del Kan Ky La "
    "Okla Ore Wis Wyo N.Y D.C"
)
"""May end a sentence: the next word tells."""

STARTERS = words(
    "The A An This That These Those It He She They We I You His Her Hers Their Its Our My Your "
    "But And Or So Yet However Moreover Furthermore Although Though While Whereas When Whenever "
    "Where If Unless As At In On By For From With Without Within After Before Since Until Because "
    "Despite Under Over Between Among During Against Through Throughout Toward Towards Upon Still "
    "Then Thus Therefore Hence There Here What Who Why How Which Whether Whatever Not Nor Never "
    "Nobody Nothing Now Today Yesterday Tomorrow Tonight Meanwhile Instead Indeed Also Another Both "
    "Each Either Neither Every Everyone Many Most Much Some Several Few Such Once Perhaps Maybe "
    "Only Even Finally Nevertheless Nonetheless Otherwise Additionally Afterwards Accordingly "
    "Consequently Similarly Likewise Recently Currently Previously Is Are Was Were Do Does Did Can "
    "Could Will Would Should Must Let According Based Given Having Being Asked Speaking Following "
    "Just Rather Unlike Unfortunately Ultimately Overall Apart Along Across Around Beyond"
)
"""Begin a sentence, and are hardly ever part of a name behind an abbreviation."""

SAYING = words(
    "said says asked asks added adds wrote writes told tells replied replies answered answers "
    "shouted cried exclaimed insisted insists argued argues wondered wonders quipped joked declared "
    "declares demanded demands remarked remarks noted notes"
)
"""Verbs that follow a quotation and the name of its speaker."""

UNFINISHED = words(
    "the a an of in on at to by for from with into over under between among during against through "
    "and or but nor that which who whose whom as than if when while because although is are was "
    "were be been has have had will would can could may might must shall should its his her their "
    "our my your this these those not"
)
"""A line that ends with one of these goes on, whatever the next one begins with."""
