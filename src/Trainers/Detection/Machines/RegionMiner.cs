using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Trainers.Detection;

/// <summary>
/// Trains a machine a class on regions that do not all fit into memory (Felzenszwalb et al. 2010, section 4.4): it begins with all regions of the class and
/// some others drawn at random; each round adds those that are scored within the margin, lets go of easy ones, and solves again. When a round finds no new
/// one, the machine is that of all regions.
/// </summary>
internal sealed class RegionMiner
{
    private readonly IRegionData _data;
    private readonly RegionMachineOptions _options;
    private readonly DetectionRun _run;
    private readonly RegionPasses _passes;
    private readonly FeaturePool _pool = new();
    private readonly RegionMachine[] _machines;
    private readonly ulong _seed;

    /// <param name="data">The regions.</param>
    /// <param name="options">How machines learn.</param>
    /// <param name="scale">What brings features to their norm.</param>
    /// <param name="seed">Where random choices begin.</param>
    /// <param name="run">The services.</param>
    public RegionMiner(IRegionData data, RegionMachineOptions options, double scale, ulong seed, DetectionRun run)
    {
        (_data, _options, _run, _seed, _passes) = (data, options, run, seed, new RegionPasses(data, run));
        _machines = [.. Enumerable.Range(0, data.Classes).Select(c => new RegionMachine(data.Width, scale, options, RandomStream.SeedAt(seed, (ulong)c)))];
    }

    /// <summary>A machine a class; one without a region of its class holds nothing.</summary>
    public IReadOnlyList<RegionMachine> Machines => _machines;

    /// <summary>Every round so far, the first one that of the regions drawn.</summary>
    public List<MiningRound> Rounds { get; } = [];

    /// <summary>
    /// Learns from some pictures. When it has learnt from others before, their regions stay, and what is new in these is looked for: learning from a part
    /// first, and then from all, ends at the machine of all.
    /// </summary>
    public void Learn(string work, IReadOnlyList<int> pictures)
    {
        Begin($"{work}: first regions", pictures);
        SolveAll(work, found: 0);
        for (var round = 1; round <= _options.MiningRounds; round++)
        {
            var found = Mine($"{work}: hard negatives, round {round}", pictures);
            if (found == 0)
            {
                Rounds.Add(new MiningRound(0, Held()));
                return;
            }

            SolveAll(work, found);
        }
    }

    private int Held() => _machines.Sum(m => m.Regions.Count);

    /// <summary>All regions of the classes, and for each class some others, drawn by a number that each region has.</summary>
    private void Begin(string work, IReadOnlyList<int> pictures)
    {
        var drawn = Candidates(c => _machines[c].Regions.Any(r => !r.IsOfClass) ? 0 : _options.FirstNegatives);
        _passes.Over(work, pictures, (_, _) => 0, (picture, regions, _) =>
        {
            for (var r = 0; r < regions.Labels.Count; r++)
            {
                var (place, region) = (new RegionPlace(picture, r), r);
                var number = RandomStream.SeedAt(_seed, ((ulong)picture << 32) | (uint)r);
                for (var c = 0; c < _machines.Length; c++)
                {
                    switch (regions.Labels.Machine(r, c))
                    {
                        case > 0:
                            _machines[c].Add(place, _pool.Of(place, regions.Features[r]), isOfClass: true);
                            break;
                        case < 0:
                            drawn[c].Add(number, place, () => _pool.Of(place, regions.Features[region]));
                            break;
                    }
                }
            }
        });
        Take(drawn);
    }

    private int Mine(string work, IReadOnlyList<int> pictures)
    {
        var hard = Candidates(c => _options.MaxNegatives - _machines[c].Regions.Count(r => !r.IsOfClass));
        _passes.Over(work, pictures, Hard, (picture, regions, found) =>
        {
            foreach (var (c, region, score) in found)
            {
                var place = new RegionPlace(picture, region);
                hard[c].Add(-score, place, () => _pool.Of(place, regions.Features[region]));
            }
        });
        return Take(hard);
    }

    /// <summary>The regions of a picture within the margin of a class that they are not of, and that its machine does not hold.</summary>
    private List<(int Class, int Region, double Score)> Hard(int picture, PictureRegions regions)
    {
        var found = new List<(int, int, double)>();
        for (var r = 0; r < regions.Labels.Count; r++)
        {
            for (var c = 0; c < _machines.Length; c++)
            {
                if (_machines[c].Regions.Count == 0 || regions.Labels.Machine(r, c) >= 0)
                {
                    continue;
                }

                var score = _machines[c].Score(regions.Features[r]);
                if (score > _options.Tolerance - 1 && !_machines[c].Holds(new RegionPlace(picture, r)))
                {
                    found.Add((c, r, score));
                }
            }
        }

        return found;
    }

    private RegionCandidates[] Candidates(Func<int, int> most) => [.. Enumerable.Range(0, _machines.Length).Select(c => new RegionCandidates(most(c)))];

    /// <summary>Machines without a region of their class stay empty.</summary>
    private int Take(RegionCandidates[] candidates)
    {
        var taken = 0;
        for (var c = 0; c < _machines.Length; c++)
        {
            foreach (var (place, features) in _machines[c].Regions.Count == 0 ? [] : candidates[c].InOrder())
            {
                _machines[c].Add(place, features, isOfClass: false);
                taken++;
            }
        }

        return taken;
    }

    private void SolveAll(string work, int found)
    {
        _run.Each(_machines.Length, c =>
        {
            _machines[c].Solve(_run.Cancellation);
            _machines[c].Evict(_options.EasyBelow);
        });
        _pool.Keep(_machines);
        Rounds.Add(new MiningRound(found, Held()));
        _run.Report($"{work}: machines", Rounds.Count, Rounds.Count);
    }
}
