namespace MLNetVision.Sweeps.Reports;

/// <summary>A parameter as an axis of charts: one range for all trials, also where its domain differs between them.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest.</param>
/// <param name="Log">Whether ratios count.</param>
/// <param name="Whole">Whether there are whole numbers only.</param>
/// <param name="Values">The names of a choice, whose places are the values; null for numbers.</param>
internal sealed record ReportAxis(string Name, double Low, double High, bool Log, bool Whole, IReadOnlyList<string>? Values)
{
    /// <summary>The parameters of the trials; one that only some trials have comes behind the one that they drew before it.</summary>
    public static ReportAxis[] Of(IReadOnlyList<TrialRecord> trials)
    {
        var order = new List<string>();
        foreach (var trial in trials)
        {
            var place = 0;
            foreach (var name in trial.Values.Select(v => v.Name))
            {
                if (!order.Contains(name))
                    order.Insert(place, name);
                place = order.IndexOf(name) + 1;
            }
        }

        var domains = trials.SelectMany(t => t.Values).ToLookup(v => v.Name, v => v.Domain);
        return [.. order.Select(name => Of(name, [.. domains[name].Distinct()]))];
    }

    /// <summary>Where a value is on the axis.</summary>
    public double Place(DrawnValue value) => Values is null ? value.Value : Values.ToList().IndexOf(Written(value));

    /// <summary>A value as a reader sees it.</summary>
    public static string Written(DrawnValue value) => value.Domain switch
    {
        BoolDomain => YesNo[(int)value.Value],
        ChoiceDomain choice => choice.Values[(int)value.Value],
        IntegerDomain => value.Value.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static readonly string[] YesNo = ["no", "yes"];

    private static ReportAxis Of(string name, ParameterDomain[] domains)
    {
        var ends = domains.Select(Ends).ToArray();
        return ends.All(e => e is not null)
            ? new ReportAxis(
                name, ends.Min(e => e!.Value.Low), ends.Max(e => e!.Value.High), ends.All(e => e!.Value.Log), domains.All(d => d is IntegerDomain), null)
            : new ReportAxis(name, 0, 0, Log: false, Whole: true, [.. domains.SelectMany(Names).Distinct()]);
    }

    private static (double Low, double High, bool Log)? Ends(ParameterDomain domain) => domain switch
    {
        RealDomain real => (real.Low, real.High, real.Log),
        IntegerDomain whole => (whole.Low, whole.High, whole.Log),
        _ => null,
    };

    private static IEnumerable<string> Names(ParameterDomain domain) => domain switch
    {
        BoolDomain => YesNo,
        ChoiceDomain choice => choice.Values,
        _ => Enumerable.Range(0, (int)Math.Min(domain.Count ?? 0, 32)).Select(i => Written(new DrawnValue("", domain, domain.FromUnit((i + 0.5) / 32)))),
    };
}
