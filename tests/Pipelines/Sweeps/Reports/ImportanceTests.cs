using MLNetVision.Networks.Initialisers;
using MLNetVision.Sweeps;
using MLNetVision.Sweeps.Importance;
using MLNetVision.Training;
using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps.Reports;

/// <summary>Shares of variance against functions whose shares are known.</summary>
public class ImportanceTests
{
    /// <summary>Forests of 300 points round off corners: what they see is this close to what is there.</summary>
    private const double ForestError = 0.07;

    /// <summary>Of a function with four hills along an axis, steps miss more.</summary>
    private const double WavesError = 0.12;

    private static readonly RealDomain Unit = new(0, 1);

    [Fact]
    public void A_sum_is_shared_by_the_squares_of_its_slopes()
    {
        // Var(a x) = a² / 12, so the shares are 16, 4 and 1 of 21.
        var found = Importance(300, t => (4 * t("a", Unit)) + (2 * t("b", Unit)) + t("c", Unit) + (0 * t("none", Unit)));

        Assert.Equal(["a", "b", "c", "none"], found.Parameters.Select(p => p.Name));
        Assert.Equal(16.0 / 21, Share(found, "a"), ForestError);
        Assert.Equal(4.0 / 21, Share(found, "b"), ForestError);
        Assert.Equal(1.0 / 21, Share(found, "c"), ForestError);
        Assert.InRange(Share(found, "none"), 0, 0.01);
        Assert.Empty(found.Interactions.Where(i => i.Share > ForestError));
    }

    [Fact]
    public void The_function_of_Ishigami_has_its_Sobol_indices()
    {
        // a = 7, b = 0.1: first order 0.3139, 0.4424 and 0; the first and third together 0.2437 (Sobol and Levitan 1999).
        var angle = new RealDomain(-Math.PI, Math.PI);
        var found = Importance(600, t =>
        {
            var (x, y, z) = (t("x", angle), t("y", angle), t("z", angle));
            return Math.Sin(x) + (7 * Math.Pow(Math.Sin(y), 2)) + (0.1 * Math.Pow(z, 4) * Math.Sin(x));
        });

        Assert.Equal(0.3139, Share(found, "x"), ForestError);
        Assert.Equal(0.4424, Share(found, "y"), WavesError);
        Assert.InRange(Share(found, "z"), 0, ForestError);
        Assert.Equal(("x", "z"), (found.Interactions[0].First, found.Interactions[0].Second));
        Assert.Equal(0.2437, found.Interactions[0].Share, WavesError);
    }

    [Fact]
    public void Two_that_count_only_together_have_their_share_together()
    {
        var found = Importance(300, t => t("a", new BoolDomain()) == t("b", new ChoiceDomain(["no", "yes"])) ? 1 : 0);

        Assert.All(found.Parameters, p => Assert.InRange(p.Share, 0, ForestError));
        Assert.Equal(1, Assert.Single(found.Interactions).Share, ForestError);
    }

    [Fact]
    public void Categories_need_no_order()
    {
        // The good ones are the first, fourth and sixth of seven: 3/7 of the places.
        var found = Importance(
            200, t => t("net", new ChoiceDomain(["a", "b", "c", "d", "e", "f", "g"])) is 0 or 3 or 5 ? 1 + (0.1 * t("x", Unit)) : 0.1 * t("x", Unit));

        Assert.InRange(Share(found, "net"), 0.97, 1);
    }

    [Fact]
    public void Ratios_count_where_the_domain_says_so()
    {
        // Linear in the logarithm over five decades; as a number it would be a step at the low end.
        var found = Importance(200, t => Math.Log10(t("rate", new RealDomain(1e-6, 1e-1, Log: true))) + (5 * t("x", Unit)));

        Assert.Equal(0.5, Share(found, "rate"), ForestError);
        Assert.Equal(0.5, Share(found, "x"), ForestError);
    }

    [Fact]
    public void A_parameter_that_some_trials_have_counts_by_itself_and_with_what_it_hangs_on()
    {
        // 2 x + h 4 y + (1 - h) 2 with h of 0 or 1: 1/3 of x, 1/3 of y, nothing of h, 1/3 of y and h together.
        var found = Importance(600, t => (2 * t("x", Unit)) + (t("has", new BoolDomain()) > 0 ? 4 * t("y", Unit) : 2));

        Assert.InRange(found.Parameters.Single(p => p.Name == "y").Trials, 250, 350);
        Assert.Equal(1.0 / 3, Share(found, "x"), ForestError);
        Assert.Equal(1.0 / 3, Share(found, "y"), ForestError);
        Assert.InRange(Share(found, "has"), 0, ForestError);
        Assert.Equal(("has", "y"), (found.Interactions[0].First, found.Interactions[0].Second));
        Assert.Equal(1.0 / 3, found.Interactions[0].Share, ForestError);
    }

    [Fact]
    public void What_never_varies_or_makes_no_difference_is_not_important()
    {
        var found = Importance(20, t => 3 + (0 * t("x", Unit)) + (0 * t("one", new IntegerDomain(4, 4))));

        Assert.Equal(0, Assert.Single(found.Parameters).Share);
    }

    [Fact]
    public void The_same_trials_give_the_same_shares()
    {
        SweepImportance Once() => Importance(50, t => t("a", Unit) * t("b", Unit));

        Assert.Equal(Once().Parameters, Once().Parameters);
    }

    [Fact]
    public void Where_too_few_trials_are_complete_the_figure_that_prunes_is_explained()
    {
        var trials = Enumerable.Range(0, 40).Select(n => Trial(n, t => t("a", Unit), (x, t) => t with
        {
            State = n < 3 ? TrialState.Complete : TrialState.Pruned, Objectives = n < 3 ? [x] : [],
            Epochs = [.. Enumerable.Range(1, n < 10 ? 3 : 1)
                .Select(e => new TrialEpoch(e, new Dictionary<string, double> { [Figures.ValidationLoss] = x + (1.0 / e) }))],
        }));
        var found = new SweepReport { Trials = [.. trials] }.Importance();

        Assert.Equal((Figures.ValidationLoss, (int?)1, 40), (found.Figure, found.Epoch, found.Trials));
        Assert.InRange(Assert.Single(found.Parameters).Share, 0.99, 1);
    }

    private static double Share(SweepImportance found, string name) => found.Parameters.Single(p => p.Name == name).Share;

    private static SweepImportance Importance(int trials, Func<Func<string, ParameterDomain, double>, double> function) =>
        ImportanceRun.Of("value", null, [.. Enumerable.Range(0, trials).Select(n =>
        {
            var value = 0.0;
            var trial = Trial(n, function, (x, t) => { value = x; return t; });
            return (trial, value);
        })]);

    private static TrialRecord Trial(int n, Func<Func<string, ParameterDomain, double>, double> function, Func<double, TrialRecord, TrialRecord> with)
    {
        var random = new RandomStream(RandomStream.SeedAt(5, (ulong)n));
        var values = new List<DrawnValue>();
        var value = function((name, domain) =>
        {
            if (values.Find(v => v.Name == name) is { } known)
                return known.Value;
            values.Add(new DrawnValue(name, domain, domain.FromUnit(random.NextUniform())));
            return values[^1].Value;
        });
        return with(value, new TrialRecord(n, 0)) with { Values = values };
    }
}
