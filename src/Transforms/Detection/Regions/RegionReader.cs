using MLNetVision.Compute;
using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;

namespace MLNetVision.Transforms.Detection;

/// <summary>Computes features of regions. One caller at a time; compiled once, whatever pictures come.</summary>
internal sealed class RegionReader : IDisposable
{
    private readonly RegionNetworks _networks;
    private readonly RegionOptions _options;
    private readonly RegionPictures _pictures;
    private readonly ISession _regions;
    private readonly ISession? _map;
    private readonly HostTensor? _picture;
    private readonly HostTensor? _mapValues;
    private readonly ParallelOptions _parallel;

    /// <param name="features">What is computed.</param>
    /// <param name="engine">What computes; null for the managed engine.</param>
    /// <param name="threads">The most threads; null for all processors.</param>
    public RegionReader(RegionFeatures features, IEngine? engine = null, int? threads = null)
        : this(features.Networks, features.Options, features.Preprocessing, engine, threads)
    {
    }

    /// <param name="networks">What is computed: features, or what follows them.</param>
    /// <param name="options">How the backbone sees regions.</param>
    /// <param name="preprocessing">How pictures become its input.</param>
    /// <param name="engine">What computes; null for the managed engine.</param>
    /// <param name="threads">The most threads; null for all processors.</param>
    public RegionReader(RegionNetworks networks, RegionOptions options, Preprocessing preprocessing, IEngine? engine, int? threads)
    {
        (_networks, _options) = (networks, options);
        _pictures = new RegionPictures(_networks.Channels, preprocessing);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        engine ??= new ManagedEngine();
        _regions = engine.Compile(_networks.Regions, _networks.RegionWeights, new SessionOptions
        {
            Sizes = new Dictionary<string, int> { ["N"] = _options.BatchSize }, Threads = threads,
        });
        if (_networks.Map is { } map)
        {
            _map = engine.Compile(map, _networks.MapWeights!, new SessionOptions { Threads = threads });
            _picture = Tensor(map, map.Inputs.Single().Name);
            _mapValues = Tensor(map, map.Outputs[0].Value.Node);
        }
    }

    /// <summary>Numbers of a region.</summary>
    public int Width => _networks.Width;

    /// <summary>The features of regions, row after row.</summary>
    /// <param name="picture">1 to 4 channels; transparency is not looked at.</param>
    /// <param name="regions">Boxes in the picture; those that protrude are cut off.</param>
    /// <param name="cancellation">Ends the work between batches.</param>
    /// <exception cref="ArgumentException">A box has a coordinate that is no number.</exception>
    public float[] Read(Image<byte> picture, IReadOnlyList<Box> regions, CancellationToken cancellation = default)
    {
        Check(regions);
        var features = new float[checked(regions.Count * Width)];
        if (regions.Count == 0)
        {
            return features;
        }

        picture = _pictures.Channels(picture);
        var stretch = _map is null ? default : RunMap(picture);
        for (var done = 0; done < regions.Count; done += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(_options.BatchSize, regions.Count - done);
            var inputs = _map is null ? Warped(picture, regions, done, rows) : Placed(picture, regions, done, rows, stretch);
            var output = new HostTensor(DType.Float32, rows, Width);
            _regions.Forward(inputs, new Dictionary<string, HostTensor> { [RegionNetworks.Features] = output });
            output.As<float>().CopyTo(features.AsSpan(done * Width));
        }

        return features;
    }

    public void Dispose()
    {
        _regions.Dispose();
        _map?.Dispose();
    }

    /// <summary>Throws where a box has a coordinate that is no number.</summary>
    internal static void Check(IReadOnlyList<Box> regions)
    {
        for (var i = 0; i < regions.Count; i++)
        {
            if (!float.IsFinite(regions[i].X0 + regions[i].Y0 + regions[i].X1 + regions[i].Y1))
            {
                throw new ArgumentException($"RegionFeatures: the corners of a region have to be finite numbers; region {i} is {regions[i]}.", nameof(regions));
            }
        }
    }

    private (double X, double Y) RunMap(Image<byte> picture)
    {
        var stretch = _pictures.WriteWhole(picture, (_options.FieldHeight, _options.FieldWidth), _picture!.As<float>());
        _map!.Forward(
            new Dictionary<string, HostTensor> { [RegionNetworks.Picture] = _picture },
            new Dictionary<string, HostTensor> { [RegionNetworks.MapOutput] = _mapValues! });
        return stretch;
    }

    private Dictionary<string, HostTensor> Warped(Image<byte> picture, IReadOnlyList<Box> regions, int from, int rows)
    {
        var (height, width) = _networks.Size;
        var input = new HostTensor(DType.Float32, rows, _networks.Channels, height, width);
        var size = input.Count / rows;
        Parallel.For(0, rows, _parallel, i => _pictures.WriteWarped(
            picture, regions[from + i], _networks.Size, _options.Context, input.As<float>().Slice(i * size, size)));
        return new Dictionary<string, HostTensor> { [RegionNetworks.Pictures] = input };
    }

    private Dictionary<string, HostTensor> Placed(Image<byte> picture, IReadOnlyList<Box> regions, int from, int rows, (double X, double Y) stretch)
    {
        var places = new HostTensor(DType.Float32, rows, 4);
        for (var i = 0; i < rows; i++)
        {
            RegionPlaces.Write(regions[from + i], picture, stretch, _networks.Field, places.As<float>().Slice(4 * i, 4));
        }

        return new Dictionary<string, HostTensor> { [RegionNetworks.MapOutput] = _mapValues!, [RegionNetworks.Places] = places };
    }

    private static HostTensor Tensor(Network network, string node) =>
        new(DType.Float32, [.. network.TypeOf(new ValueRef(node)).Shape.Select(d => (int)d.Size)]);
}
