using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
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
    /// <param name="names">The names of its input and its outputs.</param>
    /// <param name="heads">What follows each output; null for nothing.</param>
    public static ModelProto Write(ScoringModel model, PictureInput input, WorkingNames names, IReadOnlyList<SavedHead?> heads)
    {
        Check(model.Network);
        var network = Network.Build(model.Network.Name, b =>
        {
            var outputs = ScoringGraph.Write(b, model, input, names.Input);
            using (b.Scope("saved"))
            {
                return outputs.Select((x, i) => KeyValuePair.Create(names.Outputs[i], heads[i] is { } head ? Feed(x, model.Task, head) : x)).ToDictionary();
            }
        });
        return network.ToOnnx(model.Weights.FitExactly(network), model.Card, new OnnxExportOptions { SlotNames = model.Task == ScoringTask.MultiLabel });
    }

    /// <summary>Throws where a step is of the engine that made it.</summary>
    public static void CheckOps(Network network)
    {
        if (network.Nodes.FirstOrDefault(n => n.Op.GetType().Assembly != typeof(Op).Assembly) is { } own)
        {
            throw new NotSupportedException(
                $"'{network.Name}' cannot be saved through ML.NET: its step '{own.Name}' ({own.Op}) is of the engine that made it,"
                + " and ONNX has no operator for it. Save it with VisionModel.Save, and load it with VisionModel.Load and the model source"
                + " that it was trained from; or build it of a Sequential of known layers, which becomes a network of operators.");
        }
    }

    private static void Check(Network network)
    {
        CheckOps(network);
        var batch = network.TypeOf(new ValueRef(network.Inputs.Single().Name)).Shape[0];
        if (batch.IsKnown && batch.Size != 1)
        {
            throw new NotSupportedException(
                $"'{network.Name}' cannot be saved through ML.NET: it takes {batch} rows at once, and a loaded model scores row by row."
                + " Give its input the symbol N as batch, or save it with VisionModel.Save.");
        }
    }

    private static Tensor Feed(Tensor output, ScoringTask task, SavedHead head) =>
        task == ScoringTask.Multiclass ? HeadFeed.Softmax(output, head) : HeadFeed.Linear(output, head);
}
