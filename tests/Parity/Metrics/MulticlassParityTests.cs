using System.Text.Json;
using MLNetVision.Metrics;
using static MLNetVision.Tests.Parity.Metrics.FiguresFixture;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Figures of several classes: ties, classes that never occur, rows of one class.</summary>
public class MulticlassParityTests
{
    public static TheoryData<int> Cases => Numbers("multiclass");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shares_of_the_confusion_matrix_are_scikit_learns(int number)
    {
        var (c, matrix) = Matrix(number);
        foreach (var (name, share) in new[] { ("ofActual", MatrixShare.OfActual), ("ofPredicted", MatrixShare.OfPredicted) })
            Near([.. c.GetProperty(name).EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(NumberOf)], matrix.Normalised(share).Cast<double>());
        Near([.. c.GetProperty("matrix").EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(v => NumberOf(v) / matrix.Rows)],
            matrix.Normalised(MatrixShare.OfAll).Cast<double>());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kappas_are_scikit_learns(int number)
    {
        var (c, matrix) = Matrix(number);
        Near(c.List("kappa"), Enum.GetValues<KappaWeighting>().Select(w => CohenKappa.Of(matrix, w)));
        Near(c.List("kappa")[0], matrix.Kappa);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_are_scikit_learns(int number)
    {
        var (c, matrix) = Matrix(number);
        var figures = ClassificationFigures.Of(matrix, beta: 0.5);
        foreach (var (name, average) in new[] { ("micro", figures.Micro), ("macro", figures.Macro), ("weighted", figures.Weighted) })
            Near(c.GetProperty("averages").List(name), [average.Precision, average.Recall, average.F1, average.FBeta]);
        var all = ClassificationFigures.Of(matrix, beta: 0.5, absentClasses: true).Macro;
        Near(c.List("all"), [all.Precision, all.Recall, all.FBeta]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_of_a_class_are_scikit_learns_whatever_a_share_of_nothing_is(int number)
    {
        var (c, matrix) = Matrix(number);
        Near(c.List("fBeta"), Enumerable.Range(0, matrix.Classes).Select(k => matrix.FBeta(k, 0.5)));
        var classes = ClassificationFigures.Of(matrix, 0.5, zeroDivision: 1).Classes;
        Func<ClassFigures, double>[] figures = [f => f.Precision, f => f.Recall, f => f.FBeta];
        for (var i = 0; i < figures.Length; i++)
        {
            // scikit-learn 1.2 gives a class that neither occurs nor was predicted an F of 1 here, as precision and recall are.
            Near([.. c.GetProperty("one")[i].EnumerateArray().Select(NumberOf)], classes.Select(figures[i]));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_are_scikit_learns(int number)
    {
        var c = Case("multiclass", number);
        var (_, table) = Tables(c);
        var (loss, brier) = (default(RunningMean), default(RunningMean));
        for (var row = 0; row < table.Rows; row++)
        {
            loss = loss.Add(LogLoss.OfRow(table.Labels[row], table[row]));
            brier = brier.Add(Brier.OfRow(table.Labels[row], table[row]));
        }

        Near(c.Number("logLoss"), loss.Value);
        Near(c.Number("brier"), brier.Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Areas_are_scikit_learns_and_those_of_the_curves(int number)
    {
        var c = Case("multiclass", number);
        var (logits, _) = Tables(c);
        var areas = MulticlassAreas.Of(logits);
        Near([.. Enumerable.Range(0, logits.Classes).Select(k => RocCurve.Of(logits.ScoresOf(k), logits.IsOf(k)).Area)], areas.OneVersusRest);
        if (!c.Has("ovo"))
            return;
        Near(c.List("ovr"), [areas.Macro, areas.Weighted]);
        Near(c.List("ovo"), [areas.OneVersusOneMacro, areas.OneVersusOneWeighted]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_temperature_is_the_one_that_a_root_finder_finds(int number)
    {
        var c = Case("multiclass", number);
        var (logits, _) = Tables(c);
        if (!c.Has("temperature"))
            return;
        var scaling = TemperatureScaling.Fit(logits);
        Near(1, scaling.Temperature / c.Number("temperature"));
        Near(c.Number("before"), scaling.LossBefore);
        Near(c.Number("after"), scaling.LossAfter);
    }

    private static (JsonElement Case, ConfusionMatrix Matrix) Matrix(int number)
    {
        var c = Case("multiclass", number);
        var (table, _) = Tables(c);
        var matrix = new ConfusionMatrix(table.Classes);
        for (var row = 0; row < table.Rows; row++)
            matrix.Add(table.Labels[row], Ranking.ArgMax(table[row]));
        return (c, matrix);
    }
}
