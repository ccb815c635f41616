using Handslaget.Booking.Complaints;

namespace Handslaget.Booking.Figures;

/// <summary>What is shown of complaints. How soon they are answered stands among the promises.</summary>
public static class ComplaintFigures
{
    public static readonly Figure Received = new(
        "complaints-received",
        new("Klagomål", "Complaints"),
        new("Antalet klagomål från företag, i den månad de kom in.", "The number of complaints from companies, in the month they came in."),
        FigureUnit.Number);

    public static readonly Figure Learned = new(
        "lessons-published",
        new("Lärdomar av klagomål", "Lessons from complaints"),
        new(
            "Antalet lärdomar av klagomål som kommunen har publicerat, i den månad det skedde. De står på sidan Det här har vi ändrat.",
            "The number of lessons from complaints that the municipality has published, in the month it did. They stand on the page What we have changed."),
        FigureUnit.Number);

    public static IEnumerable<FigurePoint> CountReceived(IEnumerable<Complaint> complaints) => FigurePoint.Numbers(complaints.Select(c => c.ReceivedAt));

    public static IEnumerable<FigurePoint> CountLearned(IEnumerable<Complaint> complaints) => FigurePoint.Numbers(complaints.Select(c => c.LessonAt).OfType<DateTimeOffset>());
}
