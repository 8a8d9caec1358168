using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Onnx;
using MLNetVision.Transforms.Persistence.Container;
using MLNetVision.Transforms.Persistence.Heads;
using MLNetVision.Transforms.Persistence.Rewrapping;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Schemas;
using MLNetVision.Transforms.Scoring.Columns;

namespace MLNetVision.Transforms.Persistence;

/// <summary>
/// What a fitted model is saved as: a chain of ML.NET's own transformers that adds the same columns, so that the file loads where this library is not. A
/// picture is resized and taken apart into pixels, ONNX computes, a linear model of ML.NET's makes scores, keys and names of them, and what was only needed on
/// the way is dropped.
/// </summary>
internal sealed class SavedForm
{
    private static readonly ScoreNames BuiltIn = new();
    private readonly ScoringModel _model;
    private readonly PictureInput _input;
    private readonly ScoreNames _columns;
    private readonly WorkingNames _names;
    private readonly IReadOnlyList<OutputPart> _parts;
    private readonly Lazy<SavedHead?[]> _heads;
    private readonly (string Name, string Aside)[] _kept;

    /// <summary>Takes what is to be saved; nothing is made yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The column that it reads.</param>
    /// <param name="columns">The columns that it adds.</param>
    public SavedForm(ScoringModel model, PictureInput input, ScoreNames columns)
    {
        (_model, _input, _columns) = (model, input, columns);
        _parts = OutputPart.Of(model, columns);
        string[] taken = [input.Column, columns.Score, columns.PredictedLabel, columns.Probability, .. _parts.Select(p => p.Name)];
        _names = WorkingNames.Beside(_parts.Count, taken);
        string[] wanted = model.Task == ScoringTask.Features ? [.. _parts.Select(p => p.Name)] : taken[1..4];
        var passesScorer = model.Task != ScoringTask.Features || _parts.Any(p => p.IsNumber);
        _kept = [.. input.Beside.Where(_ => passesScorer).Intersect(Made(model.Task)).Except(wanted).Select(n => (n, WorkingNames.Aside(n, taken)))];
        _heads = new Lazy<SavedHead?[]>(() => [.. _parts.Select((part, i) => Head(model, _names.Outputs[i], part))]);
    }

    /// <summary>
    /// Makes the chain, which is the caller's to dispose of: it holds a session of ONNX Runtime. Heads, which take seconds for a thousand classes, are kept.
    /// </summary>
    public TransformerChain<ITransformer> Build()
    {
        var (input, names, heads) = (_input, _names, _heads.Value);
        var chain = new ChainWriter(Start());
        foreach (var (name, aside) in _kept)
        {
            chain.Add(Host.Context.Transforms.CopyColumns(aside, name));
        }

        chain.Add(input.IsImage
            ? PixelColumn.Extraction(input, names.Picture, names.Input)
            : Host.Context.Transforms.CopyColumns(names.Input, input.Column));
        var graph = GraphRecord.AddTo(SavedGraph.Write(_model, input, names, heads), _model, ColumnsDocument.Of(input, _columns));
        AddGraph(chain, OnnxFile.ToBytes(graph), names);
        IEnumerable<string> working = [.. input.IsImage ? [names.Picture] : Array.Empty<string>(), names.Input, .. names.Outputs];
        var passed = _model.Task == ScoringTask.Features ? AddFeatures(chain) : AddColumns(chain, _columns, names.Outputs[0], heads[0]);
        foreach (var (name, aside) in _kept)
        {
            chain.Add(Host.Context.Transforms.CopyColumns(name, aside));
        }

        chain.Add(Host.Context.Transforms.DropColumns([.. working, .. passed.Except(_kept.Select(k => k.Name)), .. _kept.Select(k => k.Aside)]));
        return chain.ToChain();
    }

    /// <summary>What ML.NET's scorers of a task write to, whatever the user's names are.</summary>
    private static string[] Made(ScoringTask task) => task switch
    {
        ScoringTask.Features or ScoringTask.Regression => [BuiltIn.Score],
        ScoringTask.Multiclass => [BuiltIn.Score, BuiltIn.PredictedLabel],
        ScoringTask.Binary => [BuiltIn.Score, BuiltIn.PredictedLabel, BuiltIn.Probability],
        _ => [],
    };

    /// <summary>The columns that the chain reads. Those that are only set aside may be of any type.</summary>
    private NoRows Start()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(_input.Column, _input.IsImage ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Single, _input.Size));
        foreach (var (name, _) in _kept.Where(k => k.Name != _input.Column))
        {
            builder.AddColumn(name, NumberDataViewType.Single);
        }

        return new NoRows(builder.ToSchema());
    }

    private static SavedHead? Head(ScoringModel model, string values, OutputPart part) => model.Task switch
    {
        ScoringTask.Multiclass => SoftmaxHead.Fit(values, part.Size, model.Card.Labels),
        ScoringTask.Binary => LogisticHead.Fit(values),
        ScoringTask.Regression => LinearHead.Fit(values),
        ScoringTask.Features when part.IsNumber => LinearHead.Fit(values),
        _ => null,
    };

    private static void AddGraph(ChainWriter chain, byte[] model, WorkingNames names)
    {
        using var stream = new MemoryStream(model, writable: false);
        chain.Add(Host.Context.Transforms.ApplyOnnxModel([.. names.Outputs], [names.Input], stream, null, null, false, 100));
    }

    /// <summary>Adds the columns under their names, and gives those of ML.NET's that are there under other names too.</summary>
    private static string[] AddColumns(ChainWriter chain, ScoreNames columns, string output, SavedHead? head)
    {
        if (head is null)
        {
            chain.Add(Host.Context.Transforms.CopyColumns(columns.Score, output));
            return [];
        }

        chain.Add(head.Transformer);
        (string Made, string Wanted)[] renamed =
            [(BuiltIn.PredictedLabel, columns.PredictedLabel), (BuiltIn.Score, columns.Score), (BuiltIn.Probability, columns.Probability)];
        renamed = [.. renamed.Where(c => c.Made != c.Wanted && chain.Has(c.Made))];
        foreach (var (made, wanted) in renamed)
        {
            chain.Add(Host.Context.Transforms.CopyColumns(wanted, made));
        }

        return [.. renamed.Select(c => c.Made)];
    }

    /// <summary>
    /// Adds a column for each output. ONNX gives vectors only: a number is the score of a head, which calls it so; it is copied, and dropped at the end, unless
    /// it is the one to be called so, which then comes last.
    /// </summary>
    private string[] AddFeatures(ChainWriter chain)
    {
        foreach (var (part, i) in _parts.Select((part, i) => (part, i)).OrderBy(p => p.part.IsNumber && p.part.Name == BuiltIn.Score))
        {
            var head = _heads.Value[i];
            if (head is not null)
            {
                chain.Add(head.Transformer);
            }

            if (head is null || part.Name != BuiltIn.Score)
            {
                chain.Add(Host.Context.Transforms.CopyColumns(part.Name, head is null ? _names.Outputs[i] : BuiltIn.Score));
            }
        }

        return _parts.Any(p => p.IsNumber) && _parts.All(p => p.Name != BuiltIn.Score) ? [BuiltIn.Score] : [];
    }
}
