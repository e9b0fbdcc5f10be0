using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Push;

public sealed class WallPictureTests
{
    private const string Site = "330100001";

    [Fact]
    public void Apply_NextTransition_ReachesTheWallOnce()
    {
        var (picture, plant, wall) = Start();
        var push = plant[Site].Push(plant[Site].Journal());

        Assert.True(picture.Apply(push));
        Assert.True(picture.Apply(push));

        Assert.Equal([1], Seqs(wall));
        Assert.Equal(1, picture.Duplicates);
    }

    [Fact]
    public void Apply_ANumberIsMissing_SaysSoAndKeepsTheOrder()
    {
        var (picture, plant, wall) = Start();
        plant[Site].Journal();
        var second = plant[Site].Journal();

        Assert.False(picture.Apply(plant[Site].Push(second)));
        Assert.Equal([Site], picture.Behind());
        Assert.True(picture.Repair(Site, plant[Site].Transitions()));

        Assert.Equal([1, 2], Seqs(wall));
        Assert.Empty(picture.Behind());
    }

    [Fact]
    public void Apply_OnlyTheViewTellsOfALostPush_SaysSo()
    {
        var (picture, plant, _) = Start();
        plant[Site].Journal();

        Assert.False(picture.Apply(plant[Site].Push()));
    }

    [Fact]
    public void ShowAway_SilosSilent_BlindUntilItIsJudgedAgainWhateverIsPushed()
    {
        var (picture, plant, _) = Start();
        var before = Assert.Single(picture.Sites(Scope.All)).Sight;
        Assert.NotEqual(SiteSight.Blind, before);

        Assert.Empty(picture.ShowAway(new HashSet<string> { Site }));
        Assert.Equal(SiteSight.Blind, Assert.Single(picture.Sites(Scope.All)).Sight);
        picture.Apply(plant[Site].Push());
        Assert.Equal(SiteSight.Blind, Assert.Single(picture.Sites(Scope.All)).Sight);

        Assert.Equal([Site], picture.ShowAway(new HashSet<string>()));
        picture.Apply(plant[Site].Push());
        Assert.Equal(before, Assert.Single(picture.Sites(Scope.All)).Sight);
        Assert.Empty(picture.ShowAway(new HashSet<string>()));
    }

    [Fact]
    public void Lacking_JournalIsAhead_NamesTheSiteAndOneThatIsNotKnown()
    {
        var (picture, plant, _) = Start();
        Assert.Empty(picture.Lacking([new SiteHead(Site, 0, "", null)]));
        Assert.Equal([Site], picture.Lacking([new SiteHead(Site, 1, "", null)]));
        picture.Apply(plant[Site].Push(plant[Site].Journal()));
        Assert.Empty(picture.Lacking([new SiteHead(Site, 1, "", null)]));
        picture.CompleteLoading([]);
        Assert.Equal(["330100002"], picture.Lacking([new SiteHead("330100002", 0, "", null)]));
    }

    [Fact]
    public void TryLoad_APushCameMeanwhile_AsksToFetchAgain()
    {
        var plant = new TestPlant();
        plant.Add(Site);
        var picture = new WallPicture(TimeProvider.System, demo: false);
        picture.BeginLoad(Site);
        var old = Snapshot(plant);
        Assert.True(picture.Apply(plant[Site].Push(plant[Site].Journal())));

        Assert.False(picture.TryLoad(old, final: false));
        picture.BeginLoad(Site);
        Assert.True(picture.TryLoad(Snapshot(plant), final: false));

        Assert.Equal(1, picture.SeqOf(Site));
    }

    [Fact]
    public void TryLoad_StillNotNewEnough_IsBehind()
    {
        var plant = new TestPlant();
        plant.Add(Site);
        var picture = new WallPicture(TimeProvider.System, demo: false);
        var old = Snapshot(plant);
        picture.Apply(plant[Site].Push(plant[Site].Journal()));

        Assert.True(picture.TryLoad(old, final: true));

        Assert.Equal([Site], picture.Behind());
    }

    [Fact]
    public void Attach_SiteOutOfScope_IsNeitherInTheSnapshotNorPushed()
    {
        var (picture, plant, _) = Start();
        Assert.True(Scope.TryParse("3302", out var elsewhere));
        var wall = new WallOutbox(elsewhere, Scope.All, 100);
        var snapshot = picture.Attach(wall, resumed: false);

        picture.Apply(plant[Site].Push(plant[Site].Journal()));

        Assert.Empty(snapshot.Sites);
        Assert.Empty(snapshot.SeqBySite);
        Assert.Empty(Seqs(wall));
    }

    [Fact]
    public void Offer_MoreThanTheCapacity_CountsAndStartsAnewWithoutALoss()
    {
        var (picture, plant, _) = Start();
        var wall = new WallOutbox(Scope.All, Scope.All, 3);
        picture.Attach(wall, resumed: false);
        for (var i = 0; i < 5; i++)
        {
            picture.Apply(plant[Site].Push(plant[Site].Journal()));
        }

        Assert.True(wall.Take(true, out _).Lost);
        var (snapshot, dropped) = picture.Renew(wall);
        picture.Apply(plant[Site].Push(plant[Site].Journal()));

        Assert.Equal(5, dropped);
        Assert.Equal(5, snapshot.SeqBySite[Site]);
        Assert.Equal([6], Seqs(wall));
    }

    [Fact]
    public void Apply_RegionChanged_WallsStartAnew()
    {
        var (picture, plant, wall) = Start();
        var view = plant[Site].Push().Site with { RegionCode = "330200" };

        picture.Apply(new SitePush { SiteId = Site, Transitions = [], Site = view });

        Assert.True(wall.Take(true, out _).Lost);
    }

    /// <summary>Whatever is lost, doubled, split or late on the way: with the journal behind it each number is seen once, in order.</summary>
    [Fact]
    public void Apply_AnyOrderOfPushes_EachNumberOnceAndInOrder() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 6).ArrayOf().ToArbitrary(), steps =>
        {
            var (picture, plant, wall) = Start();
            var held = new List<SitePush>();
            var seen = new List<long>();
            foreach (var step in steps)
            {
                // 0: lost · 1: held back · 2: what was held comes now · 3: doubled · 4: two in one · else: as it should be
                var journaled = step == 4 ? new[] { plant[Site].Journal(), plant[Site].Journal() } : step == 2 ? [] : [plant[Site].Journal()];
                var pushes = step switch
                {
                    0 or 1 => [],
                    2 => held.ToArray(),
                    3 => [plant[Site].Push(journaled), plant[Site].Push(journaled)],
                    _ => new[] { plant[Site].Push(journaled) },
                };
                if (step == 1)
                {
                    held.Add(plant[Site].Push(journaled));
                }

                foreach (var push in pushes)
                {
                    if (!picture.Apply(push))
                    {
                        picture.Repair(Site, [.. plant[Site].Transitions().Where(row => row.Seq > picture.SeqOf(Site))]);
                    }
                }

                seen.AddRange(Seqs(wall));
            }

            picture.Repair(Site, plant[Site].Transitions());
            seen.AddRange(Seqs(wall));
            var fresh = picture.Attach(new WallOutbox(Scope.All, Scope.All, 1), resumed: false);
            return seen.SequenceEqual(plant[Site].Transitions().Select(row => row.Seq))
                && fresh.Alarms.Select(alarm => alarm.Id).Order().SequenceEqual(Snapshot(plant).Alarms.Select(alarm => alarm.Id).Order());
        }));

    /// <summary>Snapshot and following transitions, while others publish: what is in one is not in the other, and none is in neither.</summary>
    [Fact]
    public async Task Attach_WhileOthersPublish_NoTransitionBetweenSnapshotAndOutbox()
    {
        var (picture, plant, _) = Start();
        var publisher = Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                picture.Apply(plant[Site].Push(plant[Site].Journal()));
            }
        });
        var walls = new List<(long From, WallOutbox Wall)>();
        do
        {
            var wall = new WallOutbox(Scope.All, Scope.All, 10_000);
            walls.Add((picture.Attach(wall, resumed: false).SeqBySite[Site], wall));
        }
        while (!publisher.IsCompleted && walls.Count < 200);

        await publisher;

        foreach (var (from, wall) in walls)
        {
            Assert.Equal(Enumerable.Range(1, 2_000 - (int)from).Select(i => from + i), Seqs(wall));
        }
    }

    private static (WallPicture Picture, TestPlant Plant, WallOutbox Wall) Start()
    {
        var plant = new TestPlant();
        plant.Add(Site);
        var picture = new WallPicture(TimeProvider.System, demo: false);
        picture.TryLoad(Snapshot(plant), final: true);
        picture.CompleteLoading([]);
        var wall = new WallOutbox(Scope.All, Scope.All, 1_000);
        picture.Attach(wall, resumed: false);
        return (picture, plant, wall);
    }

    private static SiteSnapshot Snapshot(TestPlant plant) => plant[Site].Now()!;

    private static long[] Seqs(WallOutbox wall) => [.. wall.Take(true, out _).Transitions.Select(row => row.Seq)];
}
