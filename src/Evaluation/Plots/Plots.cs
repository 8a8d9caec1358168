using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Evaluation;

/// <summary>Plots of numbers, whatever they come from.</summary>
public static class Plots
{
    /// <summary>How much each component explains, and how much all up to it: the scree plot of a principal component analysis.</summary>
    /// <param name="shares">The share of the variance of each component, in falling order: PcaAnalysis.ExplainedVarianceRatio.</param>
    /// <param name="title">What it shows.</param>
    public static Plot Scree(IReadOnlyList<double> shares, string title = "Explained variance")
    {
        ArgumentNullException.ThrowIfNull(shares);
        Check(shares.Count > 0 && shares.All(s => s is >= 0 and <= 1), nameof(shares), "a share from 0 to 1 for each component");
        return new Plot(ScreePlot.Draw(shares, title));
    }

    /// <summary>How the columns go with two components: the load plot of a principal component analysis.</summary>
    /// <param name="names">The columns' names.</param>
    /// <param name="first">How each goes with the component to the right: of PcaAnalysis.Components or Loadings.</param>
    /// <param name="second">How each goes with the component upwards.</param>
    /// <param name="axes">What the components are called.</param>
    /// <param name="title">What it shows.</param>
    public static Plot Loads(
        IReadOnlyList<string> names, IReadOnlyList<double> first, IReadOnlyList<double> second, (string X, string Y)? axes = null, string title = "Loads")
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Check(first.Count == names.Count && second.Count == names.Count && names.Count > 0, nameof(names), "as many names as loads on either component");
        Check(first.Concat(second).All(double.IsFinite), nameof(first), "finite loads");
        return new Plot(LoadPlot.Draw([.. names.Select((n, i) => new PlotPoint(first[i], second[i], n))], axes ?? ("PC1", "PC2"), title));
    }

    /// <summary>Points in the plane, with names beside them or colours for their groups.</summary>
    /// <param name="points">The points.</param>
    /// <param name="axes">What the axes are called.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="groups">The groups' names, for a legend; none without it.</param>
    public static Plot Points(
        IReadOnlyList<PlotPoint> points, (string X, string Y)? axes = null, string title = "Points", IReadOnlyList<string>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        Check(points.Count > 0 && points.All(p => double.IsFinite(p.X) && double.IsFinite(p.Y) && p.Group >= 0), nameof(points), "one finite point or more");
        return new Plot(PointPlot.Draw(points, axes ?? ("x", "y"), title, groups ?? []));
    }

    private static void Check(bool holds, string name, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"Plots: {name} has to be {rule}.", name);
        }
    }
}
