using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.DataViews;

/// <summary>Column types of one's own, registered for a class and an attribute.</summary>
public sealed class DataViewTypeManagerTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_member_with_the_attribute_has_the_registered_type()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Point = new Point(1, 2), Other = new Point(3, 4) } });
        Assert.Equal("Point of 1", data.Schema["Point"].Type.ToString());
        Assert.Equal("Point of 2", data.Schema["Other"].Type.ToString());
        Assert.Equal([new Point(1, 2)], data.GetColumn<Point>("Point"));
        var back = Assert.Single(_ml.Data.CreateEnumerable<Row>(data, false));
        Assert.Equal(new Point(3, 4), back.Other);
    }

    [Fact]
    public void Values_that_cannot_be_copied_freely_go_through_transformers()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new Row { Point = new Point(1, 2) }, new Row { Point = new Point(5, 6) } });
        var output = _ml.Transforms.CopyColumns("Copy", "Point").Fit(data).Transform(data);
        Assert.Equal([new Point(1, 2), new Point(5, 6)], output.GetColumn<Point>("Copy"));
        Assert.Single(output.GetRowCursorSet([output.Schema["Copy"]], 4)).Dispose();
    }

    [Fact]
    public void Registering_the_same_pair_again_is_harmless_and_another_one_refused()
    {
        DataViewTypeManager.Register(new PointType(7), typeof(Point), new PointTypeAttribute(7));
        DataViewTypeManager.Register(new PointType(7), typeof(Point), new PointTypeAttribute(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new PointType(8), typeof(Point), new PointTypeAttribute(7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new PointType(7), typeof(Point), new PointTypeAttribute(9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DataViewTypeManager.Register(new PointType(10), typeof(float)));
    }

    [Fact]
    public void A_member_of_an_unregistered_class_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new Unregistered() }));

    [Fact]
    public void Two_type_attributes_on_one_member_are_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(new[] { new Twice() }));

    public sealed record Point(int X, int Y);

    public sealed class Row
    {
        [PointType(1)]
        public Point? Point;
        [PointType(2)]
        public Point? Other;
    }

    public sealed class Unregistered
    {
        public Version? Version;
    }

    public sealed class Twice
    {
        [PointType(3)]
        [OtherType]
        public Point? Point;
    }

    private sealed class PointType(int id) : StructuredDataViewType(typeof(Point))
    {
        private readonly int _id = id;

        public override bool Equals(DataViewType? other) => other is PointType point && point._id == _id;

        public override bool Equals(object? obj) => obj is DataViewType type && Equals(type);

        public override int GetHashCode() => _id;

        public override string ToString() => $"Point of {_id}";
    }

    private sealed class PointTypeAttribute(int id) : DataViewTypeAttribute
    {
        private readonly int _id = id;

        public override void Register() => DataViewTypeManager.Register(new PointType(_id), typeof(Point), this);

        public override bool Equals(DataViewTypeAttribute? other) => other is PointTypeAttribute point && point._id == _id;

        public override bool Equals(object? obj) => obj is DataViewTypeAttribute attribute && Equals(attribute);

        public override int GetHashCode() => _id;
    }

    private sealed class OtherTypeAttribute : DataViewTypeAttribute
    {
        public override void Register()
        {
        }

        public override bool Equals(DataViewTypeAttribute? other) => other is OtherTypeAttribute;
    }
}
