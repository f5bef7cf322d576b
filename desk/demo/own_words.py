"""What a centre said when it was asked, by what it meant. No names, and nothing that only a register can say."""

FREQUENCY = {
    "several_weekly": ["More than one a week, it depends on the timetable.", "There are sessions most days."],
    "weekly": [
        "Every Tuesday afternoon, unless it is a bank holiday.",
        "Once a week, an hour or a little over.",
        "Thursday evenings, every week of the year bar two.",
        "It’s a weekly slot on the timetable, Wednesdays at two.",
    ],
    "fortnightly": ["Every other Friday.", "Alternate weeks, turn about with art."],
    "monthly": ["The first Saturday of the month.", "One long session a month, a whole morning."],
    "occasional": [
        "We do a workshop now and then, perhaps four a year.",
        "A taster when somebody can come in.",
    ],
    "on_request": ["If a resident asks, we arrange it.", "By arrangement with the key worker."],
    "not_known": [
        "Music is part of our programme.",
        "It’s a regular thing, it depends on the week.",
        "Bi-weekly.",
        "We can’t say exactly, the timetable is being redone.",
        "Clients have access to a range of creative therapies.",
    ],
}

# Where they named a number of sessions a week.
SESSIONS = {
    2: [
        "Group on Tuesdays and your own slot on another day.",
        "Twice a week, Mondays and Thursdays.",
        "Two afternoons a week without fail.",
    ],
    3: ["Monday, Wednesday and Friday, straight after lunch.", "Three a week: two groups and your own."],
    4: ["Every weekday but Wednesday.", "Four, if you count the Saturday morning one."],
    5: ["Once a day, Monday to Friday.", "It’s every weekday at eleven."],
    7: ["Every day, Sundays included."],
}

LEADERSHIP = {
    "music_therapist": [
        "They are qualified and come in on set days.",
        "She has been with us four years and is on the staff.",
        "He works here two days a week, self-employed.",
        "It’s somebody fully trained, yes.",
    ],
    "musician": [
        "A local guitarist comes in; the lads like him.",
        "A tutor from the college. It’s for enjoyment, we don’t call it therapy.",
        "One of our volunteers used to drum for a living.",
    ],
    "counsellor": [
        "One of our counsellors runs it, she plays a bit.",
        "The group counsellor uses songs as a way to talk.",
    ],
    "support_worker": [
        "Support staff put it on in the evenings.",
        "Whoever is on shift gets the instruments out.",
    ],
    "not_known": [
        "You’d have to ask the manager, and she is away.",
        "It has changed hands, I’m not sure who it is now.",
        "An experienced facilitator.",
    ],
}

AFTERCARE = {
    "group": [
        "You can come back for the weekly group, people do.",
        "There’s a leavers’ group with music in it.",
    ],
    "one_to_one": [
        "A few single sessions after you go, booked ahead.",
        "Your own sessions carry on for a while.",
    ],
    "local_music": [
        "We help you find a choir or a band night near home.",
        "We’ve a list of sober music nights.",
    ],
    "stops": ["No, music finishes when you leave.", "Not at the moment, there’s no funding for it."],
    "not_known": [
        "Everyone leaves with an aftercare plan.",
        "There is aftercare, I don’t know whether music is in it.",
        "That’s decided case by case.",
    ],
}

PRICE = [
    "That’s our list price; ask about bursaries.",
    "It went up in April.",
    "The price is on the website and it’s the same for everyone.",
    "Depends on the room.",
]

PRACTICAL = [
    "All of that is still right.",
    "Nothing has changed since you last rang.",
    "The waiting list moves up and down, call us for today’s.",
    "We’ve put in a ramp since.",
    "",
]

CONTACT = ["Yes, that’s the right number.", "Use the e-mail, we answer that first.", ""]

NOT_REACHED = ["Rang three times, no answer.", "Left two messages.", "The e-mail came back.", ""]
