using System.Globalization;
using System.Text;
using Handslaget.Booking.WhatIf;

namespace Handslaget.Booking.Web.Simulating;

/// <summary>The simulation in words and columns, also where standing tables made it worse.</summary>
internal static class SimulationReport
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    public static string Write(SimulationOrder order, Run without, IReadOnlyList<(int Share, Run Run)> with)
    {
        var text = new StringBuilder();
        text.AppendLine(Swedish, $"Fasta bord i demostaden: {order.Weeks} veckor från {order.From:yyyy-MM-dd}, {without.Answers.Count} förfrågningar, frö {order.Seed}.");
        text.AppendLine("Väntan är arbetsdagar från förfrågan till möte. Var och en tar den första tid som erbjuds, och ingen avbokar.");
        text.AppendLine();
        text.AppendLine("                                    median   90 %   fick tid   lovade   använda   släppta");
        text.AppendLine(Row("Utan fasta bord", without, figures: false));
        foreach (var (share, run) in with) text.AppendLine(Row($"Med, {share} % håller tiden fri", run, figures: true));
        text.AppendLine();
        text.AppendLine("Ledtid förfrågan för förfrågan, mot utan fasta bord:");
        foreach (var (share, run) in with) text.AppendLine(Pairs($"Med, {share} % håller tiden fri", without, run));
        text.AppendLine();
        BySituation(text, without, with[0].Run);
        text.AppendLine("Lovade, använda och släppta räknas i platser gånger sittningar, under de veckor då någon frågade.");
        text.Append("Att lovad tid hålls fri är ett antagande om människor: det andra möten som skulle ha stått där ligger då någon annanstans, och simuleringen räknar inte vad det kostar.");
        return text.ToString();
    }

    private static string Row(string name, Run run, bool figures)
    {
        var leads = Leads(run.Answers);
        var promised = figures ? string.Create(Swedish, $"{run.Figures.Promised,9}{run.Figures.Used,10}{run.Figures.Released,10}") : $"{"–",9}{"–",10}{"–",10}";
        return string.Create(Swedish, $"{name,-34}{Half(leads),8}{Ninetieth(leads),7}{Share(leads.WithTime, run.Answers.Count),11}{promised}");
    }

    private static string Pairs(string name, Run without, Run with)
    {
        var pairs = without.Answers.Zip(with.Answers, (a, b) => (Before: a.WorkingDays, After: b.WorkingDays)).ToList();
        var (sooner, later) = (pairs.Count(p => p.After < p.Before || (p.Before is null && p.After is not null)), pairs.Count(p => p.After > p.Before || (p.After is null && p.Before is not null)));
        return string.Create(Swedish, $"{name,-34}  tidigare {sooner}, lika {pairs.Count - sooner - later}, senare {later}; vid fast bord {with.Answers.Count(a => a.AtStandingTable)}");
    }

    private static void BySituation(StringBuilder text, Run without, Run with)
    {
        text.AppendLine("Per situation (median utan → med när alla håller tiden fri; fick tid utan → med):");
        foreach (var situation in without.Answers.GroupBy(a => a.Arrival.Situation.Name.Sv).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var after = with.Answers.Where(a => a.Arrival.Situation.Name.Sv == situation.Key).ToList();
            var (before, then) = (Leads(situation), Leads(after));
            var worse = then.Median > before.Median || then.WithTime < before.WithTime ? "   SÄMRE" : "";
            text.AppendLine(Swedish, $"  {situation.Key,-52}{situation.Count(),4} st  {Half(before),5} → {Half(then),5}   {before.WithTime,3} → {then.WithTime,3}{worse}");
        }
        text.AppendLine();
    }

    /// <summary>Of those who got a time; how many did stands beside.</summary>
    private static Waits Leads(IEnumerable<Answered> answers) => Waits.Of(answers.Select(a => a.WorkingDays).Where(days => days is not null));

    private static string Half(Waits waits) => waits.Median?.ToString("0.#", Swedish) ?? "–";

    private static string Ninetieth(Waits waits) => waits.Ninetieth?.ToString(Swedish) ?? "–";

    private static string Share(int some, int all) => all == 0 ? "–" : string.Create(Swedish, $"{100.0 * some / all:0} %");
}
