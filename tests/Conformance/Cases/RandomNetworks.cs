using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance.Cases;

/// <summary>
/// Networks that a seed draws: pictures that are convolved, joined, split and taken again, so that plans of memory meet what nobody thought of.
/// </summary>
internal sealed class RandomNetworks
{
    private const int Count = 80;
    private const int MostPixels = 150;
    private const int MostChannels = 40;
    private static readonly int[] Channels = [1, 3, 4, 8, 15, 16, 17, 24, 33];

    private readonly Sketch _sketch;
    private readonly Draw _draw;
    private readonly List<Tensor> _pictures = [];

    private RandomNetworks(Sketch sketch, ulong seed)
    {
        _sketch = sketch;
        _draw = new Draw(seed);
    }

    private Tensor Any => _pictures[_draw.Below(_pictures.Count)];

    public static IEnumerable<Case> All() => Enumerable.Range(0, Count).Select(seed =>
        new Case($"random {seed}", s => new RandomNetworks(s, SplitMix.SeedOf($"network {seed}")).Write())
        {
            Planned = new() { ["N"] = 5 },
            Calls = [new() { ["N"] = 5 }, new() { ["N"] = 4 }],
            IsComposed = true,
        });

    private void Write()
    {
        _pictures.Add(_sketch.Picture(Channels[_draw.Below(6)], 4 + _draw.Below(7), 4 + _draw.Below(7)));
        if (_draw.Below(3) == 0)
        {
            _pictures.Add(_sketch.Picture(Channels[_draw.Below(6)], 3 + _draw.Below(5), 3 + _draw.Below(5), "y"));
        }

        for (var step = 6 + _draw.Below(10); step > 0; step--)
        {
            // Mostly what came last is continued; now and then something from before is taken up again.
            var x = _draw.Below(4) == 0 ? Any : _pictures[^1];
            var next = Next(x);
            _pictures.Add(next);
            if (_draw.Below(7) == 0)
            {
                _sketch.Give($"given {_pictures.Count}", next);
            }
        }

        // The inputs once more, as what was drawn may have passed one by.
        var inputs = _pictures.Where(p => _sketch.Inputs.ContainsKey(p.Reference.Node));
        Tensor[] ends = [.. inputs.Append(_pictures[^1]).Select(p => p.Then(new AdaptivePool2d(2)).Flatten())];
        _sketch.Give(ends[0].Concat(ends[1..]).Dense(5).Tanh());
    }

    private Tensor Next(Tensor x) => _draw.Below(10) switch
    {
        0 or 1 or 2 => Convolved(x),
        3 => Normalised(x),
        4 => Activated(x),
        5 => Pooled(x),
        6 or 7 => Joined(x),
        8 => Rearranged(x),
        _ => Normalised(Convolved(x)).Then(Rectifier()),
    };

    private Tensor Convolved(Tensor x)
    {
        var (channels, height, width) = Size(x);
        var kernel = new Size2(Math.Min(1 + _draw.Below(3), height), Math.Min(1 + _draw.Below(3), width));
        if (_draw.Below(5) == 0)
        {
            return x.Then(new Conv2d(channels, 3) { Groups = channels, Padding = 1, HasBias = _draw.Below(2) == 0 });
        }

        if (_draw.Below(8) == 0 && height * width <= MostPixels / 4)
        {
            return x.ConvTranspose2d(Channels[_draw.Below(5)], 2 + _draw.Below(2), 2);
        }

        var groups = _draw.Below(4) == 0 && channels % 2 == 0 ? 2 : 1;
        var to = Channels[_draw.Below(Channels.Length)];
        return x.Then(new Conv2d(to * groups, kernel)
        {
            Groups = groups,
            Padding = _draw.Below(3) == 0 ? 0 : Padding.Same,
            Stride = height > 4 && width > 4 ? 1 + _draw.Below(2) : 1,
            HasBias = _draw.Below(2) == 0,
        });
    }

    private Tensor Normalised(Tensor x)
    {
        var (channels, height, width) = Size(x);
        return (_draw.Below(5), channels % 2 == 0) switch
        {
            (0, true) when height * width > 4 => x.GroupNorm(2),
            (1, _) => x.LocalResponseNorm(3, 0.5f),
            _ => x.BatchNorm(affine: _draw.Below(4) > 0),
        };
    }

    private Op Rectifier() => _draw.Below(5) switch { 0 => new Relu6(), 1 => new LeakyRelu(0.1f), 2 => new HardSwish(), _ => new Relu() };

    private Tensor Activated(Tensor x) => x.Then(_draw.Below(8) switch
    {
        0 => new Sigmoid(),
        1 => new Tanh(),
        2 => new Silu(),
        3 => new ParametricRelu(_draw.Below(2) == 0),
        4 => new Dropout(0.25f),
        5 => new Softmax(1),
        _ => Rectifier(),
    });

    private Tensor Pooled(Tensor x)
    {
        var (_, height, width) = Size(x);
        return _draw.Below(4) switch
        {
            0 => x.Then(new AveragePool2d(3, 1) { Padding = 1, CountPadding = _draw.Below(2) == 0 }),
            1 when height * width <= MostPixels / 4 => x.Upsample2d(2, _draw.Below(2) == 0 ? UpsampleKind.Nearest : UpsampleKind.Bilinear),
            2 => x.Then(new AdaptivePool2d(new Size2(Math.Min(3, height), Math.Min(4, width)))),
            _ => x.MaxPool2d(Math.Min(2, Math.Min(height, width)), ceiling: _draw.Below(2) == 0),
        };
    }

    /// <summary>With another value of a size that fits; else with one made for it.</summary>
    private Tensor Joined(Tensor x)
    {
        var (channels, height, width) = Size(x);
        var fits = _pictures.Where(p => Size(p) == (channels, height, width)).ToArray();
        var other = fits.Length > 1 || _draw.Below(2) == 0 ? fits[_draw.Below(fits.Length)] : x.Conv2d(channels, 1);
        var beside = _pictures.Where(p => Size(p) is var (c, h, w) && h == height && w == width && c + channels <= MostChannels).ToArray();
        return _draw.Below(6) switch
        {
            0 => x.Multiply(other.Sigmoid()),
            1 => x.Subtract(other),
            2 => x.Multiply(x.GlobalAveragePool().Sigmoid()),
            3 when beside.Length > 0 => x.Concat([beside[_draw.Below(beside.Length)]]),
            4 => x.Add(other).Then(Rectifier()),
            _ => x.BatchNorm().Add(other).Relu(),
        };
    }

    private Tensor Rearranged(Tensor x)
    {
        var (channels, height, width) = Size(x);
        return _draw.Below(4) switch
        {
            0 when channels > 2 => x.Slice(1, 1, channels - 2),
            1 => x.Transpose([0, 1, 3, 2]),
            2 when height * width < MostPixels / 2 => x.Pad2d(new Padding(1, 0, 2, 1), _draw.Below(2) == 0 ? PadKind.Constant : PadKind.Edge),
            _ => x.Reshape(["N", channels * height, width]).Transpose([0, 2, 1]).Reshape(["N", width, channels, height]).Transpose([0, 2, 3, 1]),
        };
    }

    private static (int Channels, int Height, int Width) Size(Tensor x) => ((int)x.Shape[1].Size, (int)x.Shape[2].Size, (int)x.Shape[3].Size);
}
