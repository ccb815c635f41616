using Handslaget.Booking.Surveying;

namespace Handslaget.Booking.Web.Surveying;

/// <summary>The questions after a meeting, in our own words, and what their answers are called.</summary>
internal static class SurveyWords
{
    public static readonly Text Agreed = new("Har kommunen gjort det vi kom överens om?", "Has the municipality done what we agreed?");

    public static readonly Text NotKnown = new("Vet inte", "Do not know");

    public static readonly Text NotInsikt = new(
        "Det här är kommunens egen uppföljning efter mötet. Den är inte mätningen Insikt och inte NKI.",
        "This is the municipality's own follow-up after the meeting. It is not the survey Insikt and not NKI.");

    /// <summary>What becomes of the answers, and who reads what.</summary>
    public static readonly Text Kept = new(
        "Svaren sparas utan namn, företag, möte och dag. De räknas först när månaden inte längre går att svara på, tillsammans med de andras. De som satt vid bordet ser inte vem som har svarat vad. Det ni skriver med egna ord läser lotsarna, om minst fem har svarat om månaden.",
        "The answers are kept without name, company, meeting or day. They are counted first when the month can no longer be answered, together with those of others. Those at the table do not see who answered what. What you write in your own words is read by the coordinators, if at least five have answered about the month.");

    public static Text Ask(this SurveyQuestion question) => question switch
    {
        SurveyQuestion.Whole => new("Hur nöjd är du med mötet och hjälpen i sin helhet?", "How satisfied are you with the meeting and the help as a whole?"),
        SurveyQuestion.Expectations => new("Hur väl motsvarade det dina förväntningar?", "How well did it meet your expectations?"),
        SurveyQuestion.Ideal => new("Tänk dig ett idealiskt första möte med kommunen. Hur nära kom vi?", "Imagine an ideal first meeting with the municipality. How close did we come?"),
        SurveyQuestion.Information => new("Jag fick veta vilka steg, handlingar och kostnader som gäller.", "I learned which steps, documents and costs apply."),
        SurveyQuestion.Accessibility => new("Det var lätt att få en tid och nå rätt person.", "It was easy to get a time and to reach the right person."),
        SurveyQuestion.Treatment => new("Jag blev lyssnad på och fick ett vänligt bemötande.", "I was listened to and treated in a friendly way."),
        SurveyQuestion.Competence => new("De som satt med förstod mitt företag och kunde sina frågor.", "Those at the table understood my company and knew their subjects."),
        SurveyQuestion.LegalCertainty => new("Jag vet vad som är råd och vad som är beslut, och hur jag kan överklaga.", "I know what is advice and what is a decision, and how I can appeal."),
        SurveyQuestion.Efficiency => new("Vi höll tiden och jag vet vad som händer härnäst och när.", "We kept the time, and I know what happens next and when."),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    /// <summary>What the ends of the scale mean.</summary>
    public static Text Scale(this SurveyQuestion question) => question switch
    {
        SurveyQuestion.Whole => new("1 är mycket missnöjd, 10 är mycket nöjd.", "1 is very dissatisfied, 10 is very satisfied."),
        SurveyQuestion.Expectations => new("1 är inte alls, 10 är helt och hållet.", "1 is not at all, 10 is completely."),
        SurveyQuestion.Ideal => new("1 är långt ifrån, 10 är mycket nära.", "1 is far from it, 10 is very close."),
        _ => new("1 är instämmer inte alls, 10 är instämmer helt.", "1 is do not agree at all, 10 is agree completely."),
    };

    /// <summary>What a figure of the question is called.</summary>
    public static Text Name(this SurveyQuestion area) => area switch
    {
        SurveyQuestion.Information => new("Information", "Information"),
        SurveyQuestion.Accessibility => new("Tillgänglighet", "Accessibility"),
        SurveyQuestion.Treatment => new("Bemötande", "Treatment"),
        SurveyQuestion.Competence => new("Kompetens", "Competence"),
        SurveyQuestion.LegalCertainty => new("Rättssäkerhet", "Legal certainty"),
        SurveyQuestion.Efficiency => new("Effektivitet", "Efficiency"),
        _ => new("Helhet", "The whole"),
    };

    public static Text Say(this WasDone done) => done switch
    {
        WasDone.Yes => new("Ja", "Yes"),
        WasDone.Partly => new("Delvis", "Partly"),
        _ => new("Nej", "No"),
    };
}
