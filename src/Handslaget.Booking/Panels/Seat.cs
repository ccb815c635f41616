namespace Handslaget.Booking.Panels;

/// <summary>
/// A competence at the table. <see cref="Rule"/> names the rule that put it there ("case-type:food-registration", "question:traffic"),
/// <see cref="Reason"/> says the same in one sentence. A seat that nobody in the register can fill is <see cref="Unheld"/>, and that is
/// said at once, not discovered later.
/// </summary>
public sealed record Seat(string Competence, bool Required, string Rule, Text Reason, bool Unheld = false);

/// <summary>One person at the table and the seats that person fills. <see cref="Remote"/>: by link.</summary>
public sealed record Place(Guid OfficialId, IReadOnlyList<string> Competences, bool Remote = false);
