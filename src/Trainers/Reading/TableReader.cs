using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Pictures.Reading;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Trainers.Reading;

/// <summary>Reads a data view once.</summary>
internal sealed class TableReader(TableColumns columns, PictureInput input, int channels, CancellationToken cancellation)
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidOperationException">There are none, or one cannot be learnt from.</exception>
    public TrainingTable Read(IDataView data, TargetColumn targets)
    {
        var stored = channels == input.Row[0].Size || input.Row.Rank == 1 ? input.Row : input.Row.With(0, channels);
        var rows = new NumberRows(checked((int)stored.ElementsPerRow()), columns.MaxMemory);
        try
        {
            var weights = columns.Weight is null ? null : new List<float>();
            var leftOut = Fill(data, rows, targets, weights);
            if (rows.Count == 0)
            {
                throw new InvalidOperationException(
                    $"{columns.Owner}: the data has no row to learn from{(leftOut > 0 ? $": of all {leftOut} the label or the picture is missing" : "")}.");
            }

            return new TrainingTable(input with { Row = stored }, rows, targets, weights?.ToArray(), leftOut);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private int Fill(IDataView data, NumberRows rows, TargetColumn targets, List<float>? weights)
    {
        var pixels = new PixelColumn(input, data.Schema, columns.Owner);
        var view = pixels.View(data);
        var label = view.Schema[data.Schema.Require(columns.Label, columns.Owner, "the label").Index];
        DataViewSchema.Column? weight = columns.Weight is null ? null : Weight(view.Schema, data.Schema);
        using var cursor = view.GetRowCursor(weight is { } active ? [pixels.Pixels, label, active] : [pixels.Pixels, label]);
        var read = new PixelReader(cursor, pixels.Pixels, input, rows.Width, columns.Owner);
        var target = targets.Bind(cursor, label);
        var count = weight is { } of ? NumberGetters.For(cursor, of) : null;
        var leftOut = 0;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!read.Next() || !target())
            {
                leftOut = columns.Missing == MissingValues.Drop ? leftOut + 1
                    : throw Missing(cursor.Position, read.IsThere ? columns.Label : input.Column);
                continue;
            }

            rows.Add(read.Row);
            weights?.Add(CheckedWeight(count!(), cursor.Position));
        }

        return leftOut;
    }

    private DataViewSchema.Column Weight(DataViewSchema view, DataViewSchema schema)
    {
        var column = view[schema.Require(columns.Weight!, columns.Owner, "the weight").Index];
        return column.Type is NumberDataViewType ? column : throw ColumnNames.WrongType(
            column.Name, columns.Owner, "the weight", "a number", column.Type, "Convert it to Single, or leave ExampleWeightColumnName null.");
    }

    private float CheckedWeight(double weight, long position) => weight >= 0 && double.IsFinite(weight) ? (float)weight
        : throw new InvalidOperationException(
            FormattableString.Invariant(
                $"{columns.Owner}: the weight of row {position} in column '{columns.Weight}' is {weight}; weights are finite, from 0."));

    private InvalidOperationException Missing(long position, string column) => new(
        $"{columns.Owner}: row {position} has no value in column '{column}'. Filter such rows, or let MissingValues.Drop leave them out.");
}
