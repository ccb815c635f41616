using Handslaget.Booking.Register;

namespace Handslaget.Booking.Tests.Register;

/// <summary>A catalogue small enough to hold in one's head.</summary>
internal static class SmallTown
{
    public static readonly Catalogue Catalogue = new(
        [new("office", new("Kontoret", "The office"), null), new("unit", new("Enheten", "The unit"), "office")],
        [
            Competence("food", "Livsmedelskontroll", "Food control", who: new("livsmedelsinspektören", "the food inspector")),
            Competence("fire", "Brandskydd", "Fire safety", new("Ska många samlas hos er?", "Will many people gather?"), new("brandinspektören", "the fire inspector")),
            Competence("space", "Offentlig plats", "Public space", new("Ska gäster sitta på gatan?", "Will guests sit in the street?"), new("gatuhandläggaren", "the street officer")),
            Competence("heritage", "Kulturmiljö", "Built heritage"),
            Competence("coordination", "Samordning", "Coordination"),
        ],
        [
            Errand("registration", "Registrering", "Registration", ["food"], ["fire", "heritage"]) with { Phrase = new("registrering av livsmedel", "food registration") },
            Errand("market", "Torghandel", "Market trading", ["food", "space"], ["fire"]) with { Phrase = new("torghandel", "market trading") },
            Errand("tasting", "Provsmakning", "Tasting", ["food"], ["space"]) with { Phrase = new("att ordna provsmakning", "holding a tasting") },
            Errand("party", "Fest", "Party", ["food"], []),
        ],
        [
            new("café", new("Café", "Café"), ["kaffe", "öppna café"], ["registration", "market"], ["coordination", "food"], ["space", "fire"])
            {
                Phrase = new("öppna café", "open a café"),
            },
        ]);

    private static Competence Competence(string id, string sv, string en, Text? question = null, Text? who = null) =>
        new(id, new(sv, en), "unit", new("", ""), question) { Who = who };

    private static CaseType Errand(string id, string sv, string en, string[] required, string[] optional) =>
        new(id, new(sv, en), "category", "unit", required, optional, []);
}
