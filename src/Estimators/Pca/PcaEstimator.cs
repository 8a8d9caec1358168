using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Compute.LinearAlgebra;
using MLNetVision.Compute.Threading;
using MLNetVision.Estimators.Pca;
using MLNetVision.Training;
using MLNetVision.Transforms;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Estimators;

/// <summary>
/// Finds the directions along which a column of vectors varies most, and gives each row by its places along them. The fitted model saves itself as transformers
/// of ML.NET: an application that loads it needs ML.NET and ONNX Runtime alone. <c>mlContext.Transforms.Pca(...)</c> makes it.
/// </summary>
public sealed class PcaEstimator : IEstimator<PcaModel>
{
    private const string Role = "the input";
    private const string Expected = "a vector of Single";
    private const string Advice = "Put the columns together with Concatenate, or extract the pixels of pictures before.";

    private readonly string _output;
    private readonly string _input;
    private readonly VisionRun _run;

    internal PcaEstimator(string output, string input, PcaOptions? options, VisionRun? run)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        (_output, _input, Options, _run) = (output, input, options ?? new PcaOptions(), run ?? new VisionRun());
    }

    /// <summary>Which components, and how they are found.</summary>
    public PcaOptions Options { get; }

    private IEnumerable<(string Name, bool IsNumber)> Columns =>
        new (string? Name, bool IsNumber)[] { (_output, false), (Options.ReconstructionColumnName, false), (Options.ErrorColumnName, true) }
            .Where(c => c.Name is not null).Select(c => (c.Name!, c.IsNumber));

    /// <inheritdoc/>
    public PcaModel Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check();
        var column = Column(input.Schema);
        var width = ((VectorDataViewType)column.Type).Size;
        RankChoice.Number(Options.Components, long.MaxValue, width);
        using var workers = new Workers(_run.Threads, _run.Cancellation);
        var rows = new ColumnBlocks(input, column, width, _run.Cancellation);
        var (spectrum, solver) = PcaSolving.Solve(rows, input.GetRowCount(), new PcaContext(Options, workers, _run));
        var analysis = Analysis(spectrum, solver);
        var model = new PcaNetwork(analysis, Options).Build(_output);
        var options = new ScoringOptions { Engine = _run.Engine, Threads = _run.Threads };
        return new PcaModel(
            new ScoringTransformer(model, PictureInput.Of(model, input.Schema, _input, PcaOptions.Owner), new ScoreNames(_output), options), analysis);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var found = inputSchema.Require(_input, PcaOptions.Owner, Role);
        return found.Kind == SchemaShape.Column.VectorKind.Vector && found.ItemType.Equals(NumberDataViewType.Single) && !found.IsKey
            ? inputSchema.With(ScoreColumns.Promise([.. Columns.Select((c, i) => new OutputPart(c.Name, i, c.IsNumber ? 1 : 2, c.IsNumber))]))
            : throw ColumnNames.WrongType(_input, PcaOptions.Owner, Role, Expected, $"{found.Kind} of {found.ItemType}", Advice);
    }

    private static PcaAnalysis Analysis(Spectrum spectrum, PcaSolver solver) => new()
    {
        Solver = solver,
        Rows = spectrum.Rows,
        Mean = spectrum.Scale.Mean,
        Deviation = spectrum.Scale.Deviation,
        Components = [.. Enumerable.Range(0, spectrum.Components.Rows).Select(i => spectrum.Components.Row(i).ToArray())],
        ExplainedVariance = spectrum.Variances,
        TotalVariance = spectrum.TotalVariance,
        WasCancelled = spectrum.WasCancelled,
    };

    private DataViewSchema.Column Column(DataViewSchema schema)
    {
        var column = schema.Require(_input, PcaOptions.Owner, Role);
        return column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType.Equals(NumberDataViewType.Single) ? column
            : throw ColumnNames.WrongType(_input, PcaOptions.Owner, Role, $"{Expected} of a known size", column.Type, Advice);
    }

    private void Check()
    {
        Options.Validate();
        if (Columns.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{PcaOptions.Owner}: '{twice.Key}' is the name of two columns that are added; each needs its own.");
        }
    }
}
