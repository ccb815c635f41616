namespace Handslaget.Booking.Web.Tests.Browser;

/// <summary>A page in one of its states, and how to come there. Everything that is demanded of every page is demanded of these.</summary>
/// <param name="Demo">Shown only with the demo's town, in Swedish, to whoever develops.</param>
internal sealed record PageState(string Name, Func<Visit, Stage, Task> Open, bool Demo = false)
{
    public override string ToString() => Name;
}

internal static class PagesAndStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        new("start", (v, _) => v.Open("/")),
        new("start-nothing-chosen", async (v, _) => { await v.Open("/"); await v.GoOn(); }),
        new("questions", (v, _) => v.Open("/boka?situation=restaurant-outdoor-alcohol")),
        new("questions-faults", async (v, _) =>
        {
            await v.Open("/boka?situation=restaurant-outdoor-alcohol");
            await v.Page.Locator("#antal").FillAsync("99");
            await v.Page.EvalOnSelectorAsync("main form", "form => form.noValidate = true");
            await v.GoOn();
        }),
        new("times", async (v, s) => await v.Open($"/bord/{(await s.Asked()).Key}/tider")),
        new("contact", async (v, s) => await v.Open($"/bord/{(await s.Held()).Key}/uppgifter")),
        new("contact-faults", async (v, s) =>
        {
            await v.Open($"/bord/{(await s.Held()).Key}/uppgifter");
            await v.Page.Locator("#mobile").FillAsync("011-15 00 00");
            await v.Page.EvalOnSelectorAsync("main form", "form => form.noValidate = true");
            await v.GoOn();
        }),
        new("follow-held", async (v, s) => await v.Open($"/bord/{(await s.Held()).Key}")),
        new("follow-booked", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}?klart=bokat")),
        new("follow-confirmed", async (v, s) => await v.Open($"/bord/{(await s.Confirmed()).Key}")),
        new("follow-mended", async (v, s) => await v.Open($"/bord/{(await s.Mended()).Key}")),
        new("follow-cancelled", async (v, s) => await v.Open($"/bord/{(await s.Cancelled()).Key}")),
        new("move", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/tider")),
        new("cancel", async (v, s) => await v.Open($"/bord/{(await s.Booked()).Key}/avboka")),
        new("answer", async (v, s) => await v.Open(await s.AnswerLink(await s.Booked()))),
        new("answer-said-yes", async (v, s) => await v.Open(await s.AnswerLink(await s.Confirmed()))),
        new("answer-not-needed", async (v, s) => await v.Open(await s.AnswerLink(await s.Cancelled()))),
        new("not-found", (v, _) => v.Open("/bord/no-such-table")),
        new("staff-not-signed-in", (v, _) => v.Open("/personal"), Demo: true),
        new("official-tables", async (v, s) => { await v.SignIn(await s.Official()); await v.Open("/personal"); }),
        new("coordinator-tables", async (v, s) => { await v.SignIn(await s.Coordinator()); await v.Open("/personal"); }),
        new("demo-sign-in", (v, _) => v.Open("/demo"), Demo: true),
        new("demo-outbox", async (v, s) => { await s.Booked(); await v.Open("/utkorg"); }, Demo: true),
    ];

    public static PageState Named(string name) => All.Single(s => s.Name == name);

    /// <summary>For theories: a state's name is what a failing test is called.</summary>
    public static TheoryData<string> Names => [.. All.Select(s => s.Name)];
}
