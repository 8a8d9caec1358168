using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Onnx;
using MLNetVision.Transforms.Persistence;
using MLNetVision.Transforms.Persistence.State;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Transforms.Detection.Persistence;

/// <summary>
/// What a detector is saved as: a mapping of this library's proposes regions and makes pixels of them, ONNX says what is in them, another mapping chooses
/// boxes, and ML.NET's own makes keys of the classes' names.
/// </summary>
internal static class SavedDetector
{
    /// <summary>Makes the chain, which is the caller's to dispose of: it holds a session of ONNX Runtime.</summary>
    public static TransformerChain<ITransformer> Build(RegionDetector detector, string image, DetectionNames names)
    {
        var transforms = Host.Context.Transforms;
        var chain = new ChainWriter(Start(image));
        chain.Add(transforms.CopyColumns(SavedColumns.Image, image));
        var texts = StateText.Write(DetectorDocument.Of(detector).Write);
        chain.AddState(new StateKeyFactory(), StateKeyFactory.Contract, SavedColumns.State, texts);
        chain.Add(transforms.CustomMapping(new DetectorProposalsFactory().GetMapping(), DetectorProposalsFactory.Contract));
        AddNetwork(chain, detector);
        chain.Add(transforms.CustomMapping(new DetectorChoiceFactory().GetMapping(), DetectorChoiceFactory.Contract));
        var classes = Host.Context.Data.LoadFromEnumerable(detector.Classes.Select(c => new ClassName { Name = c }));
        chain.Add(transforms.Conversion.MapValueToKey(names.PredictedLabel, SavedColumns.Names, keyData: classes));
        chain.Add(transforms.CopyColumns(names.PredictedBoundingBoxes, SavedColumns.Found));
        chain.Add(transforms.CopyColumns(names.Score, SavedColumns.Sureness));
        chain.Add(transforms.DropColumns(SavedColumns.All));
        return chain.ToChain();
    }

    private static NoRows Start(string image)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(image, new ImageDataViewType());
        return new NoRows(builder.ToSchema());
    }

    private static void AddNetwork(ChainWriter chain, RegionDetector detector)
    {
        string[] inputs = detector.Features.Options.Mode == RegionMode.Warped ? [SavedColumns.Pixels] : [SavedColumns.Pixels, SavedColumns.Places];
        using var stream = new MemoryStream(OnnxFile.ToBytes(DetectorGraph.Write(detector)), writable: false);
        chain.Add(Host.Context.Transforms.ApplyOnnxModel([SavedColumns.Scores], inputs, stream, null, null, false, 100));
    }

    private sealed class ClassName
    {
        public string Name { get; set; } = "";
    }
}
