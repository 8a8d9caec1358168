namespace MLNetVision.Metrics;

/// <summary>Precision, recall and their means over several classes.</summary>
/// <param name="Precision">The mean precision.</param>
/// <param name="Recall">The mean recall.</param>
/// <param name="F1">The mean F1.</param>
/// <param name="FBeta">The mean F-beta.</param>
public sealed record AverageFigures(double Precision, double Recall, double F1, double FBeta)
{
    /// <summary>Averages the figures that are numbers, each class as often as <paramref name="weight"/> says.</summary>
    internal static AverageFigures Of(IEnumerable<ClassFigures> classes, Func<ClassFigures, double> weight, double zeroDivision)
    {
        var all = classes.ToArray();
        double Mean(Func<ClassFigures, double> figure)
        {
            var mean = default(RunningMean);
            foreach (var c in all)
                mean = double.IsNaN(figure(c)) ? mean : mean.Add(figure(c), weight(c));
            return mean.Weight == 0 ? zeroDivision : mean.Value;
        }

        return new AverageFigures(Mean(c => c.Precision), Mean(c => c.Recall), Mean(c => c.F1), Mean(c => c.FBeta));
    }
}
