using MLNetVision.Networks;
using MLNetVision.Trainers.Reading;
using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Trainers.Learning;

/// <summary>Makes batches of tables.</summary>
/// <param name="owner">The trainer, for errors.</param>
/// <param name="network">The scoring network; its input is "input".</param>
/// <param name="preprocessing">How pictures become its input.</param>
/// <param name="objective">What it is trained for.</param>
internal sealed class BatchSources(string owner, Network network, Preprocessing preprocessing, Objective objective)
{
    /// <summary>The most threads that prepare pictures; null for one less than the machine has.</summary>
    public int? Workers { get; init; }

    /// <summary>Ends all reading.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Rows of a table as they are scored, in batches for measuring.</summary>
    public IBatchSource Plain(TrainingTable table, int[] rows) => Of(table, rows, null, null, balanced: false);

    /// <summary>Rows of a table in batches for training.</summary>
    public IBatchSource Augmented(TrainingTable table, int[] rows, ImageTrainingOptions options) => Of(
        table, rows, options.Augmentation, (options as ImageCnnOptions)?.Mixing, options is ImageCnnOptions { Balance: ClassBalance.Sampling });

    private IBatchSource Of(TrainingTable table, int[] rows, ImageTransform? augmentation, BatchMixing? mixing, bool balanced)
    {
        RowValues[] values = [.. objective.Values(table).Select(v => v with { Numbers = Selection.Of(v.Numbers, rows, table.Count) })];
        var tensor = table.Input.Row.Rank == 3 ? Tensor() : null;
        if (tensor is null || !table.Rows.AreBytes)
        {
            return augmentation is null && mixing is null && !balanced
                ? new StoredNumbers(table, rows, values, tensor, objective.Kind)
                : throw new ArgumentException(
                    $"{owner}: augmentation, mixing and sampling need pictures of whole numbers from 0 to 255, but column '{table.Input.Column}' holds other"
                    + " numbers. Bring them to that range, or train without.");
        }

        var crop = new CentreCrop(tensor.Height, tensor.Width);
        var options = new ImageBatchOptions(tensor)
        {
            Transform = augmentation is null ? crop : augmentation.Then(crop),
            Mixing = mixing,
            Target = objective.Kind,
            Balanced = balanced,
            Workers = Workers ?? 0,
        };
        return new ImageBatchSource(new StoredPictures(table).Select(rows), options, values, Cancellation);
    }

    private PictureTensor Tensor()
    {
        var input = network.TypeOf(new ValueRef("input")).Shape;
        return new PictureTensor(checked((int)input[1].Size), preprocessing.Height, preprocessing.Width)
        {
            Mean = preprocessing.Mean,
            Deviation = preprocessing.Deviation,
        };
    }
}
