using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Onnx;
using MLNetVision.Transforms.Persistence.Heads;

namespace MLNetVision.Transforms.Persistence;

/// <summary>
/// What a fitted model is saved as: a chain of ML.NET's own transformers that gives the same columns, so that the file loads where this library is not. A picture
/// is resized and taken apart into pixels, ONNX computes, a linear model of ML.NET's makes scores, keys and names of them, and what was only needed on the way is
/// dropped.
/// </summary>
internal static class SavedForm
{
    /// <summary>Makes the chain.</summary>
    public static TransformerChain<ITransformer> Build(ScoringModel model, SavedColumns columns)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        var names = WorkingNames.Beside(columns);
        var head = Head(model, names.Output);
        var chain = new ChainWriter(InputRow.Empty(columns));
        AddInput(chain, model, columns, names);
        AddGraph(chain, OnnxFile.ToBytes(SavedGraph.Write(model, columns, names, head)), names);
        AddOutput(chain, columns, names, head);
        var transforms = Host.Context.Transforms;
        chain.Add(transforms.DropColumns([.. columns.Picture is null ? [] : new[] { names.Picture }, names.Input, names.Output]));
        return chain.ToChain();
    }

    private static SavedHead? Head(ScoringModel model, string values) => model.Task switch
    {
        ScoringTask.Multiclass => SoftmaxHead.Fit(values, ClassNames.Of(model)),
        ScoringTask.Binary => LogisticHead.Fit(values),
        ScoringTask.Regression => LinearHead.Fit(values),
        _ => null,
    };

    private static void AddInput(ChainWriter chain, ScoringModel model, SavedColumns columns, WorkingNames names)
    {
        var transforms = Host.Context.Transforms;
        if (columns.Picture is not { } size)
        {
            chain.Add(transforms.CopyColumns(names.Input, columns.Input));
            return;
        }

        var kind = model.Fit == PictureFit.Crop ? ImageResizingEstimator.ResizingKind.IsoCrop : ImageResizingEstimator.ResizingKind.IsoPad;
        chain.Add(transforms.ResizeImages(names.Picture, size.Width, size.Height, columns.Input, kind));
        chain.Add(transforms.ExtractPixels(names.Input, names.Picture));
    }

    private static void AddGraph(ChainWriter chain, byte[] model, WorkingNames names)
    {
        using var stream = new MemoryStream(model, writable: false);
        chain.Add(Host.Context.Transforms.ApplyOnnxModel([names.Output], [names.Input], stream, null, null, false, 100));
    }

    private static void AddOutput(ChainWriter chain, SavedColumns columns, WorkingNames names, SavedHead? head)
    {
        if (head is not null)
        {
            chain.Add(head.Transformer);
        }
        else
        {
            chain.Add(Host.Context.Transforms.CopyColumns(columns.Output, names.Output));
        }
    }
}
