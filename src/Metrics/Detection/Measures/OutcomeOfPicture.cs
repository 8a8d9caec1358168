namespace MLNetVision.Metrics;

/// <summary>Finds the kind of each box of a picture: COCO's matching in each class, then the errors in TIDE's order.</summary>
internal sealed class OutcomeOfPicture
{
    private readonly IReadOnlyList<TrueBox> _truth;
    private readonly IReadOnlyList<FoundBox> _found;
    private readonly MatchingRules _rules;
    private readonly FoundOutcome[] _outcomes;
    private readonly TruthKind[] _kinds;

    private OutcomeOfPicture(IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found, MatchingRules rules)
    {
        (_truth, _found, _rules) = (truth, found, rules);
        _outcomes = [.. found.Select(f => new FoundOutcome(f, FoundKind.Ignored, -1, 0))];
        _kinds = [.. truth.Select(t => t.IsIgnored() ? TruthKind.Ignored : TruthKind.Missed)];
    }

    public static PictureOutcome Of(IReadOnlyList<TrueBox> truth, IReadOnlyList<FoundBox> found, MatchingRules rules)
    {
        var picture = new OutcomeOfPicture(truth, found, rules);
        var wrong = PictureClass.Of(truth, found).SelectMany(picture.Matched).ToList();
        wrong.ForEach(picture.Explain);
        return new PictureOutcome(picture._outcomes, picture._kinds);
    }

    /// <summary>Marks the boxes of a class that are given to objects, and says which count and are not.</summary>
    private List<int> Matched(PictureClass part)
    {
        var wrong = new List<int>();
        var places = part.FoundPlaces.Take(_rules.MostFound).ToArray();
        TrueBox[] truth = [.. part.TruthPlaces.Select(p => _truth[p])];
        var overlaps = CocoMatching.OverlapsOf([.. places.Select(p => _found[p])], truth);
        var matched = CocoMatching.Match(overlaps, truth, Array.ConvertAll(truth, t => t.IsIgnored()), _rules.Overlap);
        for (var f = 0; f < places.Length; f++)
        {
            if (matched[f] < 0)
            {
                wrong.Add(places[f]);
                continue;
            }

            var at = part.TruthPlaces[matched[f]];
            var kind = truth[matched[f]].IsIgnored() ? FoundKind.Ignored : FoundKind.Right;
            _outcomes[places[f]] = new FoundOutcome(_found[places[f]], kind, at, overlaps[f, matched[f]]);
            _kinds[at] = kind == FoundKind.Right ? TruthKind.Found : TruthKind.Ignored;
        }

        return wrong;
    }

    private void Explain(int place)
    {
        var found = _found[place];
        var (own, ownOverlap) = Nearest(found, t => t.Label == found.Label);
        var (other, otherOverlap) = Nearest(found, t => t.Label != found.Label);
        var nearest = ownOverlap >= otherOverlap ? (own, ownOverlap) : (other, otherOverlap);
        var (kind, truth, overlap) = ownOverlap >= _rules.BackgroundOverlap && ownOverlap < _rules.Overlap ? (FoundKind.Localisation, own, ownOverlap)
            : otherOverlap >= _rules.Overlap ? (FoundKind.Confusion, other, otherOverlap)
            : ownOverlap >= _rules.Overlap ? (FoundKind.Duplicate, own, ownOverlap)
            : nearest.Item2 <= _rules.BackgroundOverlap ? (FoundKind.Background, -1, nearest.Item2)
            : (FoundKind.Both, nearest.Item1, nearest.Item2);
        _outcomes[place] = new FoundOutcome(found, kind, truth, overlap);
        if (kind is FoundKind.Localisation or FoundKind.Confusion && _kinds[truth] == TruthKind.Missed)
            _kinds[truth] = TruthKind.Mistaken;
    }

    /// <summary>Of the objects that count; of equal overlaps the first; (-1, 0) of none.</summary>
    private (int Place, double Overlap) Nearest(FoundBox found, Func<TrueBox, bool> isOne)
    {
        var (place, most) = (-1, 0.0);
        for (var t = 0; t < _truth.Count; t++)
        {
            if (_truth[t].IsIgnored() || !isOne(_truth[t]))
                continue;
            var overlap = Iou.Of(found.Box, _truth[t].Box);
            if (place < 0 || overlap > most)
                (place, most) = (t, overlap);
        }

        return (place, most);
    }
}
