using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms.Persistence.Heads;
using MLNetVision.Transforms.Pictures;
using MLNetVision.Transforms.Scoring;

namespace MLNetVision.Transforms.Persistence;

/// <summary>The ONNX model inside a saved chain: from pixels or numbers to what the head takes, or to the column itself where there is no head.</summary>
internal static class SavedGraph
{
    /// <summary>Writes the model.</summary>
    /// <param name="model">What it computes.</param>
    /// <param name="input">What it takes.</param>
    /// <param name="names">The names of its input and its output.</param>
    /// <param name="head">What follows it; null for nothing.</param>
    public static ModelProto Write(ScoringModel model, PictureInput input, WorkingNames names, SavedHead? head)
    {
        var graph = ScoringGraph.Of(model, input, names.Input, names.Output);
        if (graph.FixedBatch is { } rows and not 1)
        {
            throw new NotSupportedException(
                $"'{model.Network.Name}' cannot be saved through ML.NET: it takes {rows} rows at once, and a loaded model scores row by row."
                + " Give its input the symbol N as batch, or save it with VisionModel.Save.");
        }

        var network = head is null ? graph.Network : graph.Network.Extend(x => x.Scope("saved", y => Feed(y, model.Task, head)), names.Output);
        return network.ToOnnx(graph.Weights, model.Card, new OnnxExportOptions { SlotNames = model.Task == ScoringTask.MultiLabel });
    }

    private static Tensor Feed(Tensor output, ScoringTask task, SavedHead head) =>
        task == ScoringTask.Multiclass ? HeadFeed.Softmax(output, head) : HeadFeed.Linear(output, head);
}
