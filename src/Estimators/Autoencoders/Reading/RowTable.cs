using Microsoft.ML;
using MLNetVision.Networks;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Pictures.Reading;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>The rows of a data view and their targets, read in one pass.</summary>
internal sealed class RowTable : IDisposable
{
    private RowTable(RowPlan plan, long maxMemory)
    {
        Plan = plan;
        Inputs = new NumberRows(Width(plan.Input, plan.Row, plan.ConditionSize), maxMemory);
        Targets = plan.TargetInput is null ? Inputs : new NumberRows(Width(plan.TargetInput, plan.Target, 0), maxMemory);
    }

    /// <summary>What was read.</summary>
    public RowPlan Plan { get; }

    /// <summary>The rows, with their conditions.</summary>
    public NumberRows Inputs { get; }

    /// <summary>What they are compared with; the rows themselves, with their conditions, where there is no target column.</summary>
    public NumberRows Targets { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Inputs.Count;

    /// <summary>Reads a data view.</summary>
    public static RowTable Read(RowPlan plan, IDataView data, long maxMemory, CancellationToken cancellation)
    {
        var table = new RowTable(plan, maxMemory);
        try
        {
            table.Fill(data, cancellation);
            return table.Count > 0 ? table : throw new InvalidOperationException($"{RowPlan.Owner}: the data has no row to learn from.");
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
    }

    /// <summary>Numbers that are kept of a row: images of a grey network are kept grey.</summary>
    private static int Width(PictureInput input, Shape row, int condition) =>
        row.Rank == 3 && condition == 0 ? checked((int)row.ElementsPerRow()) : input.Size;

    private void Fill(IDataView data, CancellationToken cancellation)
    {
        var pixels = new PixelColumn(Plan.Input, data.Schema, RowPlan.Owner);
        var view = pixels.View(data);
        var targets = Plan.TargetInput is null ? null : new PixelColumn(Plan.TargetInput, view.Schema, RowPlan.Owner);
        view = targets?.View(view) ?? view;
        var column = view.Schema[pixels.Pixels.Index];
        using var cursor = view.GetRowCursor(targets is null ? [column] : [column, targets.Pixels]);
        var input = new PixelReader(cursor, column, Plan.Input, Inputs.Width, RowPlan.Owner);
        var target = targets is null ? null : new PixelReader(cursor, targets.Pixels, Plan.TargetInput!, Targets.Width, RowPlan.Owner);
        while (cursor.MoveNext())
        {
            CheckWanted("while its rows were read", cancellation);
            Add(input, Inputs, Plan.Input, cursor);
            if (target is not null)
            {
                Add(target, Targets, Plan.TargetInput!, cursor);
            }
        }
    }

    /// <summary>Ends a fit that nobody wants any more before there is anything to keep.</summary>
    public static void CheckWanted(string when, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{RowPlan.Owner}: the fit was cancelled {when}; nothing could be kept.", cancellation);
        }
    }

    private static void Add(PixelReader reader, NumberRows rows, PictureInput input, DataViewRow row)
    {
        if (!reader.Next())
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{RowPlan.Owner}: row {row.Position} has no value in column '{input.Column}'. Filter such rows out before."));
        }

        rows.Add(reader.Row);
    }
}
