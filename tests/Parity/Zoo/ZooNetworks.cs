using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Zoo;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>The zoo's networks as fixtures have them: some with narrow dense layers, which are most of their numbers and little that is new.</summary>
internal static class ZooNetworks
{
    public static Network Build(string model, int classes, Size2 size, int channels, int? units)
    {
        if (model == "googlenet_training")
        {
            return GoogLeNet.Build(classes, size, channels, auxiliary: true);
        }

        if (units is not { } width)
        {
            return ModelZoo.Find(model).Build(classes, size, channels);
        }

        var norm = model.EndsWith("_bn", StringComparison.Ordinal);
        return model.Split('_')[0] switch
        {
            "alexnet" => AlexNet.Build(classes, size, channels, width),
            "vgg11" => Vgg.Vgg11(classes, size, channels, norm, width),
            "vgg13" => Vgg.Vgg13(classes, size, channels, norm, width),
            "vgg16" => Vgg.Vgg16(classes, size, channels, norm, width),
            "vgg19" => Vgg.Vgg19(classes, size, channels, norm, width),
            "zfnet" => ZfNet.Build(classes, size, channels, width),
            _ => throw new ArgumentException($"'{model}' has no dense layers to narrow.", nameof(model)),
        };
    }
}
