using Microsoft.ML;
using MLNetVision.Trainers.Reading;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Learning;

/// <summary>The rows of a fit: those that are trained on, and those that measure, out of the same data or other.</summary>
internal sealed class Tables : IDisposable
{
    private Tables(TrainingTable training, TrainingTable? validation, int[] trainingRows, int[] validationRows) =>
        (Training, Validation, TrainingRows, ValidationRows) = (training, validation, trainingRows, validationRows);

    /// <summary>The data to learn from, which may hold the rows that measure too.</summary>
    public TrainingTable Training { get; }

    /// <summary>The data that measures; null for none.</summary>
    public TrainingTable? Validation { get; }

    /// <summary>Rows of <see cref="Training"/> that are trained on.</summary>
    public int[] TrainingRows { get; }

    /// <summary>Rows of <see cref="Validation"/>.</summary>
    public int[] ValidationRows { get; }

    /// <summary>Reads the data.</summary>
    /// <param name="task">What is learnt.</param>
    /// <param name="columns">What is read.</param>
    /// <param name="input">Where numbers come from.</param>
    /// <param name="channels">Channels of the network; 0 where it takes no pictures.</param>
    /// <param name="data">The data to learn from.</param>
    /// <param name="validation">The data that measures; null for the fraction of the options.</param>
    /// <param name="known">The labels of a model that is trained further, or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static Tables Read(
        ImageTask task, TableColumns columns, PictureInput input, int channels, IDataView data, IDataView? validation, IReadOnlyList<string>? known,
        CancellationToken cancellation)
    {
        var reader = new TableReader(columns, input, channels, cancellation);
        var training = reader.Read(data, TargetsOf(data, known));
        try
        {
            task.Check(training);
            if (validation is not null)
            {
                var labels = training.Targets.Labels.Count == 0 ? null : training.Targets.Labels;
                var measuring = reader.Read(validation, TargetsOf(validation, labels));
                return new Tables(training, measuring, [.. Enumerable.Range(0, training.Count)], [.. Enumerable.Range(0, measuring.Count)]);
            }

            var (rows, measured) = Division.Of(training.Targets, task.Options.ValidationFraction, task.Options.Training.Seed);
            return new Tables(training, measured.Length == 0 ? null : training, rows, measured);
        }
        catch
        {
            training.Dispose();
            throw;
        }

        TargetColumn TargetsOf(IDataView view, IReadOnlyList<string>? labels) =>
            TargetColumn.For(task.Owner, task.Kind, view.Schema.Require(columns.Label, task.Owner, "the label"), labels);
    }

    /// <summary>The same data with other rows to train on and to measure with; it belongs to these tables.</summary>
    public Tables With(int[] trainingRows, int[] validationRows) => new(Training, Training, trainingRows, validationRows);

    public void Dispose()
    {
        Training.Dispose();
        Validation?.Dispose();
    }
}
