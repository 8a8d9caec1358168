using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetVision.Imaging;
using MLNetVision.Samples.Shared.Scenes;

namespace MLNetVision.Samples.RCnn;

/// <summary>A scene as a row: its picture, and the class and the box of each object.</summary>
internal sealed class SceneRow
{
    [ImageType(SceneSet.Height, SceneSet.Width)]
    public MLImage? Image { get; set; }

    public string[] Label { get; set; } = [];

    public float[] BoundingBoxes { get; set; } = [];

    /// <summary>Scenes as data, their classes as keys in the order of the list of classes.</summary>
    public static IDataView Load(MLContext mlContext, IReadOnlyList<Scene> scenes)
    {
        var names = mlContext.Data.LoadFromEnumerable(SceneClass.Names.Select(name => new SceneName { Label = name }));
        return mlContext.Transforms.Conversion.MapValueToKey("Label", keyData: names)
            .Fit(names).Transform(mlContext.Data.LoadFromEnumerable(scenes.Select(Of).ToArray()));
    }

    private static SceneRow Of(Scene scene) => new()
    {
        Image = MLImage.CreateFromPixels(SceneSet.Width, SceneSet.Height, MLPixelFormat.Rgba32, scene.Picture.WithChannels(4).Samples),
        Label = [.. scene.Objects.Select(o => SceneClass.Names[o.Label])],
        BoundingBoxes = [.. scene.Objects.SelectMany(o => (float[])[o.Box.X0, o.Box.Y0, o.Box.X1, o.Box.Y1])],
    };

    private sealed class SceneName
    {
        public string Label { get; set; } = "";
    }
}
