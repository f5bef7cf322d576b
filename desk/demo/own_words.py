"""What a centre said when it was asked, by what it meant. No names, and nothing that only a register can say.

A line begins with the marks of what must be true of the listing or the check (`fitting.py`). Lines of one
bank can follow each other at later checks of a listing that did not change, so they name no day or hour.
"""

FREQUENCY = {
    "several_weekly": [
        "More than one a week, it depends on the timetable.",
        "More than once a week, that much is certain.",
        "[stay] There are sessions most days.",
    ],
    "weekly": [
        "Every week, unless it is a bank holiday.",
        "Once a week, always on the same day.",
        "Every week of the year bar two.",
        "It’s a weekly slot on the timetable.",
    ],
    "fortnightly": ["Every other week.", "[stay] Alternate weeks, turn about with art."],
    "monthly": ["Once a month.", "One session a month, it’s on the timetable."],
    "occasional": [
        "We do a workshop now and then, perhaps four a year.",
        "[here] A taster when somebody can come in.",
    ],
    "on_request": ["If somebody asks, we arrange it.", "By arrangement with the key worker."],
    "not_known": [
        "Music is part of our programme.",
        "It’s a regular thing, it depends on the week.",
        "Bi-weekly.",
        "[spoken] We can’t say exactly, the timetable is being redone.",
        "Clients have access to a range of creative therapies.",
    ],
}

# Where they named a number of sessions a week.
SESSIONS = {
    2: [
        "[group alone] A group each week, and your own slot on another day.",
        "Twice a week, on fixed days.",
        "Two a week without fail.",
    ],
    3: [
        "Monday, Wednesday and Friday.",
        "[group alone] Three a week: two groups and your own.",
        "Three a week.",
    ],
    4: ["Every weekday but one.", "Four, they are all on the timetable."],
    5: ["Once a day, Monday to Friday.", "It’s every weekday."],
    7: ["[stay] Every day, Sundays included.", "Seven a week, counting them all."],
}

LEADERSHIP = {
    "music_therapist": [
        "[regular here] They are qualified and come in on set days.",
        "They are on our staff.",
        "They are employed by us, part time.",
        "Somebody who trained for exactly this.",
        "[spoken] The same training as in hospitals, they told me.",
        "They are self-employed and invoice us by the month.",
        "[spoken] It’s somebody fully trained, yes.",
        "Somebody with the full training.",
    ],
    "musician": [
        "[here] A local guitarist comes in, and people like it.",
        "A tutor from the college. It’s for enjoyment, we don’t call it therapy.",
        "One of our volunteers, who used to drum for a living.",
    ],
    "counsellor": [
        "One of our counsellors runs it, who plays a bit.",
        "A counsellor, who uses songs as a way to talk.",
    ],
    "support_worker": [
        "Our support workers put it on between them.",
        "[here] Whoever is on shift gets the instruments out.",
    ],
    "not_known": [
        "[spoken] You’d have to ask the manager, and she is away.",
        "[spoken] It has changed hands, I’m not sure who it is now.",
        "An experienced facilitator.",
    ],
}
# Nothing is claimed of who leads it, but somebody holds a post there.
IN_POST = ["[spoken] Yes, the name you have is right.", "[spoken] Yes, they still work here."]
IN_POST_UNKNOWN = ["[spoken] Somebody runs it, I couldn’t tell you what they trained as."]

AFTERCARE = {
    "group": [
        "[after_weekly after_here] You can come back for the weekly group, people do.",
        "[after_monthly] The leavers’ group is once a month.",
        "There’s a leavers’ group with music in it.",
        "There is a group for people who have left.",
    ],
    "one_to_one": [
        "Single sessions after you go, booked ahead.",
        "Your own sessions carry on.",
    ],
    "local_music": [
        "We help you find a choir or a band night near home.",
        "We’ve a list of sober music nights.",
    ],
    "stops": ["No, music finishes when you leave.", "Not at the moment, there’s no funding for it."],
    "not_known": [
        "Everyone leaves with an aftercare plan.",
        "[spoken] There is aftercare, I don’t know whether music is in it.",
        "That’s decided case by case.",
    ],
}

PRICE = [
    "[confirmed] That’s still our list price.",
    "[changed] It went up in April.",
    "[changed] That’s the new price list.",
    "[confirmed one_price website] The price is on the website and it’s the same for everyone.",
    "[stay range confirmed] Depends on the room.",
    "[asked_not_known] It is worked out for each person.",
    "[asked_not_known] It depends on who pays.",
]

PRACTICAL = [
    "[confirmed] All of that is right.",
    "[confirmed spoken] Yes to all of it, as you read it out.",
    "[changed] The wait is different now, the rest is right.",
    "The waiting list moves up and down, call us for today’s.",
]

CONTACT = [
    "[confirmed phone] Yes, that’s the right number.",
    "[changed phone] That’s the new number.",
    "[email] Use the e-mail, we answer that first.",
]
