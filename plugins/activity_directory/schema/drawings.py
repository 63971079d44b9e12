"""The drawings that a term may have; the theme's component `icon` draws each of them."""

# fmt: off
DRAWINGS = (
    "bus", "access", "phone", "website", "language", "online", "home-visit", "outdoors", "postal",
    "heart", "people", "mind", "body", "caring", "money", "safety", "in-person", "two-cups",
    "suitcase", "sunrise", "candle", "two-hearts", "rain", "wind", "lifebuoy", "moon", "compass",
    "pram", "shoe", "stairs", "pill", "drop", "heartbeat", "bolt", "ribbon", "flower",
    "thermometer", "eye", "glass", "kettle", "coins", "flame", "briefcase", "passport", "rainbow",
    "medal", "walking-outdoors", "exercise-sport", "gentle-movement", "dance-movement",
    "gardening-growing", "arts-crafts", "music-singing", "reading-culture", "social-groups",
    "befriending", "peer-support", "talking-help", "mindfulness", "healthy-eating-weight",
    "stop-smoking-drinking", "advice-money", "housing-help", "food-essentials", "work-learning",
    "volunteering-opps", "carers-support", "transport-practical", "children-families",
    "condition-programme", "link-worker-service",
)
# fmt: on
