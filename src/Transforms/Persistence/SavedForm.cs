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
/// What a fitted model is saved as: a chain of ML.NET's own transformers that adds the same columns, so that the file loads where this library is not. A picture
/// is resized and taken apart into pixels, ONNX computes, a linear model of ML.NET's makes scores, keys and names of them, and what was only needed on the way is
/// dropped.
/// </summary>
internal sealed class SavedForm
{
    private static readonly ScoreNames BuiltIn = new();
    private readonly ScoringModel _model;
    private readonly PictureInput _input;
    private readonly ScoreNames _columns;
    private readonly WorkingNames _names;
    private readonly Lazy<SavedHead?> _head;

    /// <summary>Takes what is to be saved; nothing is made yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The column that it reads.</param>
    /// <param name="columns">The columns that it adds.</param>
    public SavedForm(ScoringModel model, PictureInput input, ScoreNames columns)
    {
        (_model, _input, _columns) = (model, input, columns);
        _names = WorkingNames.Beside(input.Column, columns.Score, columns.PredictedLabel, columns.Probability);
        _head = new Lazy<SavedHead?>(() => Head(model, _names.Output));
    }

    /// <summary>
    /// Makes the chain, which is the caller's to dispose of: it holds a session of ONNX Runtime. The head, which takes seconds for a thousand classes, is kept.
    /// </summary>
    public TransformerChain<ITransformer> Build()
    {
        var (input, names, head) = (_input, _names, _head.Value);
        var chain = new ChainWriter(Start(input));
        chain.Add(input.IsImage
            ? PixelColumn.Extraction(input, names.Picture, names.Input)
            : Host.Context.Transforms.CopyColumns(names.Input, input.Column));
        var graph = GraphRecord.AddTo(SavedGraph.Write(_model, input, names, head), _model, ColumnsDocument.Of(input, _columns));
        AddGraph(chain, OnnxFile.ToBytes(graph), names);
        IEnumerable<string> working = [.. input.IsImage ? [names.Picture] : Array.Empty<string>(), names.Input, names.Output];
        chain.Add(Host.Context.Transforms.DropColumns([.. working, .. AddColumns(chain, _columns, names, head)]));
        return chain.ToChain();
    }

    private static int SizeOf(ScoringModel model) => checked((int)model.Network.TypeOf(model.Network.Outputs[0].Value).Shape.ElementsPerRow());

    private static NoRows Start(PictureInput input)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(input.Column, input.IsImage ? new ImageDataViewType() : new VectorDataViewType(NumberDataViewType.Single, input.Size));
        return new NoRows(builder.ToSchema());
    }

    private static SavedHead? Head(ScoringModel model, string values) => model.Task switch
    {
        ScoringTask.Multiclass => SoftmaxHead.Fit(values, SizeOf(model), model.Card.Labels),
        ScoringTask.Binary => LogisticHead.Fit(values),
        ScoringTask.Regression => LinearHead.Fit(values),
        _ => null,
    };

    private static void AddGraph(ChainWriter chain, byte[] model, WorkingNames names)
    {
        using var stream = new MemoryStream(model, writable: false);
        chain.Add(Host.Context.Transforms.ApplyOnnxModel([names.Output], [names.Input], stream, null, null, false, 100));
    }

    /// <summary>Adds the columns under their names, and gives those of ML.NET's that are there under other names too.</summary>
    private static string[] AddColumns(ChainWriter chain, ScoreNames columns, WorkingNames names, SavedHead? head)
    {
        if (head is null)
        {
            chain.Add(Host.Context.Transforms.CopyColumns(columns.Score, names.Output));
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
}
