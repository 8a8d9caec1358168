using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Tests.Pipelines.Workout;

/// <summary>
/// What every estimator and trainer has to do, whatever it computes: keep its schema promise, give the same when fitted twice, be equal after saving and
/// loading, name a wrong column, take no row and one row, leave its input alone, compute only what is asked for, and give the same through parallel and
/// shuffled cursors, caches, single rows, eight threads at once and chains of built-ins on both sides.
/// </summary>
internal sealed class EstimatorWorkout
{
    private readonly MLContext _ml = new(1);

    /// <summary>Makes the estimator over an input column.</summary>
    public required Func<string, IEstimator<ITransformer>> Create { get; init; }

    /// <summary>Rows to fit to and to transform, at least 4 and the more the slower; the column Id tells them apart.</summary>
    public required IDataView Data { get; init; }

    /// <summary>The input column.</summary>
    public required string Input { get; init; }

    /// <summary>Whether it learns from rows, and so cannot be fitted to none.</summary>
    public bool Learns { get; init; }

    /// <summary>What the last bits may differ by between batches of different sizes: sums in another order.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>What a saved model may differ by: probabilities within 1e-4.</summary>
    public double SavedTolerance { get; init; } = 1e-4;

    /// <summary>Makes the same estimator on the engine that it has to agree with; null to compare with none.</summary>
    public Func<string, IEstimator<ITransformer>>? Peer { get; init; }

    /// <summary>What two engines may differ by after a few steps: each sums in an order of its own.</summary>
    public double PeerTolerance { get; init; } = 1e-3;

    /// <summary>Runs every check.</summary>
    /// <returns>The fitted estimator.</returns>
    public ITransformer Run()
    {
        var before = Snapshot.Rows(Data);
        var estimator = Create(Input);
        var model = estimator.Fit(Data);
        var output = model.Transform(Data);
        var expected = Read(output);
        Promise(estimator, output);
        Same.Lines(Snapshot.Schema(Data.Schema), Snapshot.Schema(output.Schema.Take(Data.Schema.Count)), "columns of the input");
        Assert.True(output.GetRowCount() == Data.GetRowCount(), "GetRowCount");
        Same.Rows(expected, Read(output), 0, "reading twice");
        Same.Rows(expected, Read(estimator.Fit(Data).Transform(Data)), 0, "fitting twice");
        Same.Rows(expected, Read(Create(Input).Fit(Data).Transform(Data)), 0, "another of the kind");
        if (Peer is not null)
        {
            Same.Rows(Read(Peer(Input).Fit(Data).Transform(Data)), expected, PeerTolerance, "the other engine");
        }

        Saved(model, output, expected);
        WrongColumns(estimator);
        FewRows(estimator, model, expected);
        new ReadingWorkout(model, Data, expected, Tolerance).Run();
        Chains(model, expected);
        Same.Rows(before, Snapshot.Rows(Data), 0, "the input after all this");
        return model;
    }

    private void Promise(IEstimator<ITransformer> estimator, IDataView output)
    {
        var promised = Snapshot.Promise(estimator.GetOutputSchema(SchemaShapes.Of(Data.Schema)));
        Same.Lines(Snapshot.Promise(SchemaShapes.Of(output.Schema)), promised, "the promise before fitting");
    }

    private void Saved(ITransformer model, IDataView output, Cell[][] expected)
    {
        var loaded = model.Reload(Data.Schema).Transform(Data);
        Same.Lines(Snapshot.Schema(output.Schema), Snapshot.Schema(loaded.Schema), "the schema after loading");
        Same.Rows(expected, Read(loaded), SavedTolerance, "after loading");
    }

    private void WrongColumns(IEstimator<ITransformer> estimator)
    {
        Refused(() => Create("Nowhere").Fit(Data), "'Nowhere'");
        Refused(() => Create("Nowhere").GetOutputSchema(SchemaShapes.Of(Data.Schema)), "'Nowhere'");
        Refused(() => Create("Name").Fit(Data), "'Name'");
        Refused(() => Create("Name").GetOutputSchema(SchemaShapes.Of(Data.Schema)), "'Name'");
        var without = _ml.Transforms.DropColumns(Input).Fit(Data).Transform(Data);
        Refused(() => estimator.Fit(Data).Transform(without), $"'{Input}'");
        Assert.Throws<ArgumentNullException>(() => estimator.Fit(null!));
        Assert.Throws<ArgumentNullException>(() => estimator.GetOutputSchema(null!));
    }

    private void FewRows(IEstimator<ITransformer> estimator, ITransformer model, Cell[][] expected)
    {
        var none = _ml.Data.SkipRows(Data, 1_000_000);
        Assert.Empty(Read(model.Transform(none)));
        Same.Rows(expected[..1], Read(model.Transform(_ml.Data.TakeRows(Data, 1))), Tolerance, "one row");
        if (Learns)
        {
            Assert.True(Record.Exception(() => estimator.Fit(none)) is ArgumentException or InvalidOperationException, "fitting to no row has to be refused");
        }
        else
        {
            Same.Rows(expected, Read(estimator.Fit(none).Transform(Data)), 0, "fitted to no row");
        }
    }

    private void Chains(ITransformer model, Cell[][] expected)
    {
        var last = model.GetOutputSchema(Data.Schema)[^1].Name;
        var chain = _ml.Transforms.CopyColumns("Before", Input).Append(Create(Input)).Append(_ml.Transforms.CopyColumns("After", last));
        var fitted = chain.Fit(Data);
        var output = fitted.Transform(Data);
        Same.Rows([.. expected.Select(r => r[^1..])], Snapshot.Rows(output, ["After"]), Tolerance, "a chain with built-ins on both sides");
        Same.Lines(
            Snapshot.Promise(SchemaShapes.Of(output.Schema)), Snapshot.Promise(chain.GetOutputSchema(SchemaShapes.Of(Data.Schema))), "the promise of a chain");
        var loaded = ((ITransformer)fitted).Reload(Data.Schema).Transform(Data);
        Same.Rows([.. expected.Select(r => r[^1..])], Snapshot.Rows(loaded, ["After"]), SavedTolerance, "a loaded chain");
    }

    private Cell[][] Read(IDataView view) => Snapshot.Rows(view, ReadingWorkout.Columns(Data.Schema, view.Schema));

    private static void Refused(Action action, string says)
    {
        var error = Record.Exception(action);
        Assert.True(error is ArgumentException or InvalidOperationException, $"{says} has to be refused, not met with {error?.GetType().Name ?? "nothing"}");
        Assert.Contains(says, error!.Message, StringComparison.Ordinal);
    }
}
