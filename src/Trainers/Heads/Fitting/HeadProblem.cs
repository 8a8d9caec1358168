using MLNetVision.Transforms;

namespace MLNetVision.Trainers.HeadFitting;

/// <summary>What a head is fitted to. Rows of no weight are gone.</summary>
internal sealed class HeadProblem
{
    private readonly double[] _rowWeights;
    private readonly double[]? _labelWeights;

    private HeadProblem(FeatureRows rows, ScoringTask task, int outputs, int[] labels, float[] targets, double[] rowWeights, double[]? labelWeights)
    {
        (Rows, Task, Outputs, Labels, Targets) = (rows, task, outputs, labels, targets);
        (_rowWeights, _labelWeights) = (rowWeights, labelWeights);
    }

    public FeatureRows Rows { get; }

    public ScoringTask Task { get; }

    /// <summary>The width of the network's output: classes, labels, or 1.</summary>
    public int Outputs { get; }

    /// <summary>Multiclass: the class of each row. Binary: 1 for yes.</summary>
    public int[] Labels { get; }

    /// <summary>Of other tasks than Multiclass: [rows, Outputs], 1 where a label holds and 0 where not, or the values.</summary>
    public float[] Targets { get; }

    /// <summary>Whether all rows, and all labels of them, count the same.</summary>
    public bool IsUniform => _labelWeights is null && Array.TrueForAll(_rowWeights, w => w.Equals(_rowWeights[0]));

    /// <summary>Whether labels count differently where they hold.</summary>
    public bool HasLabelWeights => _labelWeights is not null;

    /// <summary>Of one class in several.</summary>
    public static HeadProblem Multiclass(FeatureRows rows, int[] labels, int classes, float[]? rowWeights = null, float[]? classWeights = null)
    {
        ProblemCheck.Rows(rows, labels.Length);
        ProblemCheck.Labels(labels, classes);
        ProblemCheck.Weights(classWeights, classes, "class");
        var weights = ProblemCheck.RowWeights(rowWeights, labels.Length);
        for (var i = 0; classWeights is not null && i < labels.Length; i++)
        {
            weights[i] *= classWeights[labels[i]];
        }

        return new HeadProblem(rows, ScoringTask.Multiclass, classes, labels, [], weights, null).WithoutWeightless();
    }

    /// <summary>Of yes (1) or no (0); the weights are those of no and of yes.</summary>
    public static HeadProblem Binary(FeatureRows rows, int[] labels, float[]? rowWeights = null, float[]? classWeights = null)
    {
        var problem = Multiclass(rows, labels, 2, rowWeights, classWeights);
        return new HeadProblem(
            problem.Rows, ScoringTask.Binary, 1, problem.Labels, Array.ConvertAll(problem.Labels, l => (float)l), problem._rowWeights, null);
    }

    /// <summary>Of any number of labels: targets [rows, labels] of 0 and 1. A label's weight is that of the rows that it holds for.</summary>
    public static HeadProblem MultiLabel(FeatureRows rows, float[] targets, int labels, float[]? rowWeights = null, float[]? labelWeights = null)
    {
        ProblemCheck.Targets(rows, targets, labels, binary: true);
        ProblemCheck.Weights(labelWeights, labels, "label");
        var weights = ProblemCheck.RowWeights(rowWeights, rows.Count);
        var ofLabels = labelWeights is null ? null : Array.ConvertAll(labelWeights, w => (double)w);
        return new HeadProblem(rows, ScoringTask.MultiLabel, labels, [], targets, weights, ofLabels).WithoutWeightless();
    }

    /// <summary>Of a value.</summary>
    public static HeadProblem Regression(FeatureRows rows, float[] targets, float[]? rowWeights = null)
    {
        ProblemCheck.Targets(rows, targets, 1, binary: false);
        return new HeadProblem(rows, ScoringTask.Regression, 1, [], targets, ProblemCheck.RowWeights(rowWeights, rows.Count), null).WithoutWeightless();
    }

    /// <summary>The same with other features of the same rows.</summary>
    public HeadProblem With(FeatureRows rows) => new(rows, Task, Outputs, Labels, Targets, _rowWeights, _labelWeights);

    /// <summary>Some of the rows.</summary>
    public HeadProblem Select(int[] rows) => new(
        Rows.Select(rows), Task, Outputs, Labels.Length == 0 ? [] : Array.ConvertAll(rows, r => Labels[r]), SelectTargets(rows),
        Array.ConvertAll(rows, r => _rowWeights[r]), _labelWeights);

    /// <summary>What each row counts where an output, a class or a label, is told from the rest.</summary>
    public double[] WeightsOf(int output) => _labelWeights is null
        ? _rowWeights
        : [.. _rowWeights.Select((w, row) => Holds(row, output) ? w * _labelWeights[output] : w)];

    /// <summary>Whether a row is of a class or has a label.</summary>
    public bool Holds(int row, int output) => Task == ScoringTask.Multiclass ? Labels[row] == output : Targets[(row * Outputs) + output] > 0;

    private float[] SelectTargets(int[] rows)
    {
        var targets = new float[Targets.Length == 0 ? 0 : rows.Length * Outputs];
        for (var i = 0; targets.Length > 0 && i < rows.Length; i++)
        {
            Targets.AsSpan(rows[i] * Outputs, Outputs).CopyTo(targets.AsSpan(i * Outputs));
        }

        return targets;
    }

    private HeadProblem WithoutWeightless()
    {
        if (Array.TrueForAll(_rowWeights, w => w > 0))
        {
            return this;
        }

        var kept = Enumerable.Range(0, Rows.Count).Where(r => _rowWeights[r] > 0).ToArray();
        return kept.Length > 0 ? Select(kept) : throw new ArgumentException("Head fitting: all rows have a weight of 0; nothing is left to learn from.");
    }
}
