using MLNetVision.Networks.Blocks;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Networks.Zoo;

/// <summary>
/// The residual networks of He et al. 2015, section 4.2, for pictures of 32x32: three stages of 16, 32 and 64 channels, shortcuts without parameters
/// (option A); and the other orders of He et al. 2016.
/// </summary>
public static class CifarResNet
{
    /// <summary>20 layers.</summary>
    public static Network ResNet20(int classes = 10, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        Write(3, order, classes, size ?? 32, channels);

    /// <summary>32 layers.</summary>
    public static Network ResNet32(int classes = 10, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        Write(5, order, classes, size ?? 32, channels);

    /// <summary>56 layers.</summary>
    public static Network ResNet56(int classes = 10, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        Write(9, order, classes, size ?? 32, channels);

    /// <summary>110 layers.</summary>
    public static Network ResNet110(int classes = 10, Size2? size = null, int channels = 3, ResidualOrder order = ResidualOrder.Original) =>
        Write(18, order, classes, size ?? 32, channels);

    private static Network Write(int blocks, ResidualOrder order, int classes, Size2 size, int channels) =>
        Network.Build($"resnet{(6 * blocks) + 2}_cifar{ResNetPlan.Suffix(order)}", b =>
        {
            var x = b.Input("input", [Dim.Batch, channels, size.Height, size.Width])
                .Conv2d(16, 3, padding: 1, bias: false, name: "conv1").BatchNorm(name: "bn1").Relu("relu");
            for (var layer = 0; layer < 3; layer++)
            {
                using var scope = b.Scope($"layer{layer + 1}");
                for (var i = 0; i < blocks; i++)
                {
                    var (wide, stride, first) = (16 << layer, layer > 0 && i == 0 ? 2 : 1, layer == 0 && i == 0);
                    x = x.Scope($"{i}", y => y.BasicResidualWithZeros(wide, stride, order, first));
                }
            }

            return ResNetPlan.Finish(x, order).GlobalAveragePool("avgpool").Flatten().Dense(classes, initial: new HeNormal(), name: "fc");
        });
}
