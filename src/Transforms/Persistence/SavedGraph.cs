using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Proto;
using MLNetVision.Transforms.Persistence.Heads;

namespace MLNetVision.Transforms.Persistence;

/// <summary>The ONNX model inside a saved chain: from pixels or numbers to what the head takes, or to the column itself where there is no head.</summary>
internal static class SavedGraph
{
    /// <summary>Writes the model.</summary>
    /// <param name="model">What it computes.</param>
    /// <param name="columns">What it takes.</param>
    /// <param name="names">The names of its input and its output.</param>
    /// <param name="head">What follows it; null for nothing.</param>
    public static ModelProto Write(ScoringModel model, SavedColumns columns, WorkingNames names, SavedHead? head)
    {
        var network = WithTail(model, names.Output, head);
        var options = new OnnxExportOptions { SlotNames = model.Task == ScoringTask.MultiLabel, Pixels = Pixels(model, columns) };
        var proto = network.ToOnnx(model.Weights, model.Card, options);
        return Renamed(proto, proto.Graph.Inputs.Single().Name, names.Input);
    }

    private static OnnxPixels? Pixels(ScoringModel model, SavedColumns columns) => !model.TakesPictures ? null : new OnnxPixels
    {
        Height = columns.Picture?.Height,
        Width = columns.Picture?.Width,
    };

    private static Network WithTail(ScoringModel model, string output, SavedHead? head) => model.Network.Extend(
        value =>
        {
            using (value.Builder.Scope("saved"))
            {
                var flat = value.Shape.Rank > 2 ? value.Flatten() : value;
                var single = flat.Type.Element == DType.Float32 ? flat : flat.Cast(DType.Float32);
                return model.Task switch
                {
                    ScoringTask.Multiclass => HeadFeed.Softmax(single, head!),
                    ScoringTask.Binary or ScoringTask.Regression => HeadFeed.Linear(single, head!),
                    ScoringTask.MultiLabel => single.Sigmoid(),
                    _ => single,
                };
            }
        },
        output);

    private static ModelProto Renamed(ModelProto model, string from, string to) => model with
    {
        Graph = model.Graph with
        {
            Inputs = [.. model.Graph.Inputs.Select(i => i with { Name = i.Name == from ? to : i.Name })],
            Nodes = [.. model.Graph.Nodes.Select(n => n with { Inputs = [.. n.Inputs.Select(i => i == from ? to : i)] })],
        },
    };
}
