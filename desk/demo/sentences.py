"""What a listing's texts are put together from. Plain, concrete, and no promise of anything.

A line in which something must be true of the listing begins with the marks that say so (`fitting.py`).
"""

ROOMS = {
    "residential": [
        "Sessions happen in the old dairy across the yard, a warm room with a piano, two guitars and a shelf of drums.",
        "The music room looks over the kitchen garden; in summer the door stays open and you can hear who is in.",
        "Music has a room of its own, away from the bedrooms, so nobody has to play quietly.",
        "The chapel is no longer a chapel: it has rugs, an upright piano and the best echo in the building.",
        "Everyone is shown the music room on the first day, on the same round as the kitchen and the laundry.",
        "[group] Two rooms are kept for music: a large one for the group and a small one with a door that shuts.",
        "The instruments live in the dining room and come out once the tables are cleared.",
        "Sessions are held in a garden studio that past residents helped to build.",
        "[group] The room is plain: a circle of chairs, a keyboard, hand drums, a box of shakers.",
        "The piano stands in the hall, where anybody may sit down at it outside session times.",
        "A stone barn at the far end of the farm was lined and heated for music two winters ago.",
        "[group] The group meets in the library, with the shutters closed if somebody wants them closed.",
    ],
    "day": [
        "The day begins with coffee at half past nine, and the instruments are already out.",
        "People arrive at ten, and music comes after the morning meeting and before lunch.",
        "The building is a former school; music is in the hall, where the sound has room.",
        "Day clients share the music room with an evening choir, so there is always a rota on the door.",
        "Music sits in the middle of the day, when concentration dips and talking gets harder.",
        "The music room is on the ground floor and has its own entrance from the car park.",
        "[group] There are eight places a day, and the same eight people stay together for music.",
        "Sessions are in a carpeted room over the bakery, with daylight on two sides.",
    ],
    "community": [
        "[group] The group meets upstairs over a café, and people come straight from work.",
        "It is a drop-in in a church hall: the kettle goes on at six and the instruments come out at half past.",
        "Sessions are in the back room of the library, on an evening when the library is closed.",
        "You do not have to be in treatment to come, only to be sober on the night.",
        "[group] The group shares a rehearsal space with local bands, with the bar shut.",
        "[group] It began with four people and a borrowed guitar; about a dozen now come.",
        "The room is booked under a plain name, so nothing on the door says what it is for.",
        "Instruments are lent out for the week, and nearly all of them come back.",
        "[group] People sit in a ring, tea to hand, and nobody is asked to perform.",
        "The hall is on two bus routes, and the bus fare can be paid back.",
    ],
    "young": [
        "It starts at four, after school, with toast.",
        "[group] The group uses a rehearsal room with a drum kit, two keyboards and a sofa.",
        "Two youth workers are there throughout, and parents wait downstairs if they like.",
        "Phones go in a box by the door; headphones and a laptop for beats come out.",
        "You can come with a friend the first time.",
        "It is held at a music shop on the one afternoon it is closed.",
    ],
    "online": [
        "Sessions are by video, with headphones; a small shaker and a songbook are posted to you beforehand.",
        "You join from home, with the camera on or off, and there is a quarter of an hour of chat first.",
        "[group] Groups are kept to six, because sound on a video call gets muddled with more.",
        "You need a phone or a laptop, headphones, and a room where the door closes.",
        "[group] Because sound lags on a call, people take turns, or write and listen together.",
    ],
    "not_known": [
        "We have not yet found out where the sessions take place.",
        "The leaflet describes the programme and does not say how it is run.",
        "What we have comes from a poster and a short phone call.",
    ],
}

DOING = {
    "songwriting": [
        "[group] Songs are often written by the whole group, a line each, and kept in a ring binder.",
        "Most people write at least one song, sometimes only a chorus, and choose who hears it.",
        "Lyrics start from an ordinary day: the bus, a phone call, the first cup of tea.",
    ],
    "improvisation": [
        "Much of it is made up on the spot, with no right notes, and talked over afterwards.",
        "[group] A session may begin with one person tapping and the rest joining when they are ready.",
        "[group] People improvise in pairs, answering each other as in a conversation.",
    ],
    "drumming": [
        "[group here] There are djembes, a cajón and a rack of shakers, enough for everyone to hold something.",
        "Drumming is loud and short: ten minutes, then quiet, then ten minutes more.",
        "Hand drums come first, because they need no skill and nobody can hide behind them.",
    ],
    "lyrics": [
        "[group] Sometimes somebody brings a song, and the group talks about what its words say to them.",
        "A line that stuck is often where a session begins.",
        "Talking about lyrics is a way in for people who find talking about themselves hard.",
        "[group here] The printed words go round before the track is played.",
    ],
    "listening": [
        "[craving] There is quiet listening too, lying down if you like, with a chat beforehand about what to leave out.",
        "[craving] Each person builds a playlist for the evenings and works out which tracks to put away for now.",
        "Listening is something to do, and never a background.",
        "A piece is heard twice, with a pause to say what came up.",
    ],
    "singing": [
        "[group] Singing is in unison, rounds and simple harmony; it is fine to hum.",
        "[group here] The group sings for the last twenty minutes, standing by the window.",
        "Song sheets are in large print and in keys that suit untrained voices.",
    ],
    "instrument": [
        "Anyone who wants to can learn enough guitar to get through one song.",
        "Keyboard and ukulele are taught from nothing, ten minutes at a time.",
        "[stay] You can keep a loan guitar in your room and practise between sessions.",
    ],
    "recording": [
        "What was made can be recorded and kept.",
        "[here] There is a small recorder, and people may take home what they made on a memory stick.",
        "[stay] Near the end of a stay there is the choice to record something, for yourself or for family.",
        "A laptop and two microphones are enough to make beats and layer voices.",
    ],
}

ASSESSMENT = {
    "yes": [
        "The first meeting is an assessment, and goals agreed there are looked at again along the way.",
        "Two or three goals are written down at the start, in your own words, and reviewed with you.",
        "[group] Everybody has an assessment before joining the group, which takes about forty minutes.",
        "Goals are set together and shared with the key worker only if you agree.",
    ],
    "no": [
        "There is no assessment and there are no set goals: you come as you are.",
        "No notes are kept of the sessions.",
    ],
    "not_known": [],
}

MANNER = [
    "Nobody needs to read music or to have played before.",
    "[group here] Sitting out is allowed, and so is leaving the room.",
    "[group] The group has a rule that nobody comments on how well anybody plays.",
    "[here] Headphones and ear defenders hang by the door.",
    "Missing a session has no consequence.",
    "[here] A counsellor stays in the building for anyone who wants to talk afterwards.",
    "[here] There is time at the end to come down from it, with the lights low.",
    "There is a trial session before you decide.",
    "[group regular] The group is closed for six weeks at a time, so faces stay the same.",
    "[group] You can ask for a first session on your own before joining the others.",
    "[here] Left-handed guitars are there if you ask.",
    "[drumming] People who do not like drums can ask for a session without them.",
    "[regular] Sessions run all year, with two weeks off at Christmas.",
    "[group here] Someone hard of hearing has joined this group and helped to choose where people sit.",
]

MANNER_OF_A_STAY = [
    "Family may come to a shared session near the end of the stay.",
    "It is kept apart from concerts and open evenings, which are for fun and run by residents.",
    "Instruments may be borrowed for the evening and for weekends.",
    "Visitors are not brought into the room while a session is on.",
    "If you leave before the end, what you made goes with you.",
    "Anybody may use the room outside sessions, until ten at night.",
]

THIN = [
    "The website has a photograph of a guitar and one line about creative sessions; we have asked for more.",
    "Music is listed among the activities, between yoga and walking, without details.",
    "We were told that music “comes up most weeks” and that the timetable varies.",
    "A leaflet mentions music. The person who answered the phone was new and could not say more.",
    "The brochure says that music is part of the programme and does not say which part.",
    "Somebody who finished here told us about the music; the centre has not yet confirmed it.",
    "The newsletter shows a music session in the spring. Whether there have been others is not stated.",
    "One page of the website says “expressive arts”, and another names music among them.",
    "The timetable we were sent is two years old and has music on it, without a day.",
    "A drum kit and a piano are there; who uses them, and when, we could not find out.",
    "The manager is new and is looking into what was offered before.",
    "They say that music is “offered where appropriate”.",
    "A job advertisement mentioned music. The centre has not answered our letter.",
    "We have a first name for the person who runs it, and nothing more so far.",
    "There was music until last year; whether it goes on was still being settled when we rang.",
    "Their annual report speaks of music in general terms.",
]

FOLLOWS = [
    "the trauma group",
    "the family meeting",
    "the life story session",
    "the morning therapy group",
    "the relapse prevention session",
    "grief work",
    "the step one presentation",
    "the weekly review",
]

CRAVING = [
    "[group] Asks at the start which songs bring on craving, and keeps them out of group sessions.",
    "Asks at the start which songs bring on craving, and leaves them out.",
    "A song that brings on an urge is stopped and talked about, or changed.",
    "Each person writes a list of tracks to avoid; the list is looked at again before leaving.",
    "[group] If a song brings on an urge, the group stops and talks about it, or changes the song.",
    "[group] Club and rave tracks are left out of shared playlists unless everyone has agreed.",
    "[alone] Works on trigger songs one to one, and only when the person asks to.",
]

PRICE_INCLUDES = [
    "[stay detox] Room, meals, therapy and the music sessions. Detox medicines are extra.",
    "Therapy and the music sessions. Travel is extra.",
    "[stay] Everything but travel, toiletries and phone calls.",
    "[stay after_included] Room and board, all groups, and the aftercare.",
    "[here] Treatment and meals. Family sessions are charged separately.",
    "[stay] A shared room; a single room costs more.",
    "[day] All sessions and lunch. The price is for a week of five days.",
]

LEAVING_EARLY = [
    "Weeks not used are paid back, less one week.",
    "The first two weeks are not paid back; after that, unused whole weeks are.",
    "Nothing is paid back after the third day.",
    "Unused days are paid back in full within a month.",
    "Depends on the contract: ask to see it before paying.",
    "Weeks not used can be taken up again within six months.",
]
