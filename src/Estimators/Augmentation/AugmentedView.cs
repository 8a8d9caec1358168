using Microsoft.ML;
using Microsoft.ML.Transforms.Image;

namespace MLNetVision.Estimators.Augmentation;

/// <summary>
/// A view in which rows come several times, each time with another picture. In order, a row's occurrences follow each other and its picture is read once;
/// shuffled, all rows come once before any comes again, so that neighbours are no copies of each other.
/// </summary>
internal sealed class AugmentedView : IDataView
{
    private readonly IDataView _data;
    private readonly AugmentationPlan _plan;
    private readonly int _image;

    public AugmentedView(IDataView data, int image, AugmentationPlan plan)
    {
        (_data, _image, _plan) = (data, image, plan);
        var builder = new DataViewSchema.Builder();
        foreach (var column in data.Schema)
            builder.AddColumn(column.Name, column.Index == image ? new ImageDataViewType() : column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => _data.CanShuffle;

    public long? GetRowCount() => _data.GetRowCount() * _plan.Occurrences;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = Inputs(columnsNeeded);
        if (rand is null)
            return InOrder(_data.GetRowCursor(needed));
        var seeds = Enumerable.Range(0, _plan.Occurrences).Select(_ => rand.Next()).ToArray();
        var passes = seeds.Select((seed, i) => new AugmentedPass(() => _data.GetRowCursor(needed, new Random(seed)), i, 1));
        return new AugmentedCursor(Schema, _image, _plan, [.. passes]);
    }

    /// <summary>Shuffled rows come through one cursor, as passes over the data follow each other.</summary>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => rand is null
        ? Array.ConvertAll(_data.GetRowCursorSet(Inputs(columnsNeeded), n), InOrder)
        : [GetRowCursor(columnsNeeded, rand)];

    private DataViewRowCursor InOrder(DataViewRowCursor input) =>
        new AugmentedCursor(Schema, _image, _plan, [new AugmentedPass(() => input, 0, _plan.Occurrences)]);

    private DataViewSchema.Column[] Inputs(IEnumerable<DataViewSchema.Column> columns) => [.. columns.Select(column => _data.Schema[column.Index])];
}

/// <summary>A pass over the data, and which occurrences of its rows come in it.</summary>
/// <param name="Open">Opens the cursor, once.</param>
/// <param name="First">The first occurrence.</param>
/// <param name="Count">How many occurrences follow each other.</param>
internal sealed record AugmentedPass(Func<DataViewRowCursor> Open, int First, int Count);
